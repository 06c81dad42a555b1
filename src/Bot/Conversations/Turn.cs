using Madoguchi.Bot.Answers;
using Madoguchi.Handoff.Signals;
using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Hours;
using Madoguchi.Knowledge.Recognition;
using Madoguchi.Knowledge.Retrieval;

namespace Madoguchi.Bot.Conversations;

/// <summary>The workbench of one turn: what came in, what is known, and what has been decided so far.</summary>
internal sealed class Turn(ContentLibrary content, TurnInput input, Utterance utterance, SignalReading signals)
{
    private readonly List<Answer> _replies = [];

    public ContentLibrary Content { get; } = content;

    public TurnInput Input { get; } = input;

    public Utterance Utterance { get; } = utterance;

    public SignalReading Signals { get; } = signals;

    public DateTimeOffset Now => Input.Now;

    public DateOnly Today => DateOnly.FromDateTime(JapanTime.WallClock(Now));

    public ConversationState State { get; set; } = input.State;

    public string Language => State.Language;

    public Phrases Phrases => Content.Phrases.For(Language);

    public Municipality? Municipality => Content.FindMunicipality(State.Municipality);

    public IReadOnlyList<RankedTopic> Topics { get; set; } = [];

    public bool Answered { get; set; }

    public CaseRequest? Case { get; private set; }

    public string? Callback { get; set; }

    public bool IsUnanswered { get; set; }

    public bool Erase { get; set; }

    public bool HasReplied => _replies.Count > 0;

    /// <summary>A question is waiting in this turn's replies already: one is enough.</summary>
    public bool HasAsked => _replies.Exists(r => r.Kind == "question");

    public bool HasCase => Case is not null || Input.OpenCase is not null;

    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => Phrases.Say(key, values);

    public Choice Offer(string phrase, string value) => new(Say(phrase), value);

    /// <summary>The name of the chosen municipality, or "your city or ward".</summary>
    public string PlaceName => Municipality?.Names.For(Language) ?? Say("your_municipality");

    public void Reply(Answer answer)
    {
        _replies.Add(answer);
        if (answer.Choices.Count > 0)
        {
            State = State with { Offered = answer.Choices };
        }
    }

    public void Reply(string kind, string text, params IReadOnlyList<Choice> choices) =>
        Reply(new Answer { Kind = kind, Language = Language, Text = text, Choices = choices });

    /// <summary>Opens a case or raises the open one; of two requests in one turn the graver stays.</summary>
    public void HandOver(Tier tier, string reason, string summary)
    {
        if (Case is null || tier > Case.Tier)
        {
            Case = new CaseRequest(tier, reason, summary);
        }
    }

    public TurnDecision Decide() => new()
    {
        State = State,
        Replies = _replies,
        Signals = Signals,
        Topics = Topics,
        Answered = Answered,
        LanguageConfidence = Utterance.LanguageConfidence,
        Case = Case,
        Callback = Callback,
        IsUnanswered = IsUnanswered,
        Erase = Erase,
    };
}
