using System.Diagnostics;
using System.Globalization;
using Madoguchi.Bot.Answers;
using Madoguchi.Bot.Channels;
using Madoguchi.Bot.Conversations;
using Madoguchi.Handoff.Signals;
using Madoguchi.Knowledge.Hours;

namespace Madoguchi.Bot.Commands;

/// <summary>Asks one question in a fresh conversation, without a database: what <c>ask</c> and <c>evaluate</c> do.</summary>
internal sealed class Ask
{
    private readonly Engine _engine;

    public Ask(Engine engine)
    {
        // The time that is reported is that of reading and answering, not of building the search.
        engine.Knowledge.WarmUp();
        _engine = engine;
    }

    /// <param name="language">A language the parent has chosen; null to let it be detected.</param>
    public AskResult Run(string text, string? municipality, string? language, DateTimeOffset at)
    {
        if (municipality is not null && _engine.Content.FindMunicipality(municipality) is null)
        {
            throw new CommandError($"unknown municipality `{municipality}`; known: {string.Join(", ", _engine.Content.Municipalities.Select(m => m.Id))}");
        }

        if (language is not null && !_engine.Content.Phrases.Speaks(language))
        {
            throw new CommandError($"the bot does not speak `{language}`; it speaks {string.Join(", ", _engine.Content.Phrases.Languages)}");
        }

        // The notice of the first contact is left out: it would stand before every answer.
        var first = _engine.Content.Phrases.Languages.First();
        var state = new ConversationState { Language = language ?? first, LanguageChosen = language is not null, Municipality = municipality, Introduced = true };
        var message = new IncomingMessage("command", "1", "1", IncomingKind.Message, text, at);
        var started = Stopwatch.GetTimestamp();
        var decision = _engine.Turns.Decide(new TurnInput(message, state, null, at));
        return AskResult.Of(decision, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Reads a moment such as <c>2026-11-20T23:40</c>, in Japan time.</summary>
    public static DateTimeOffset ParseMoment(string text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? JapanTime.Moment(moment)
            : throw new CommandError($"`{text}` is not a moment in Japan time such as 2026-11-20T23:40");
}

/// <summary>The object that <c>ask --json</c> prints.</summary>
internal sealed record AskResult(
    string Language,
    double LanguageConfidence,
    IReadOnlyList<AskTopic> Topics,
    bool Answered,
    string Tier,
    IReadOnlyList<AskSignal> Signals,
    IReadOnlyList<string> Replies,
    bool Case,
    long ElapsedMicroseconds)
{
    /// <summary>Only in <c>evaluate --out</c>: the row's id.</summary>
    public string? Id { get; init; }

    public static AskResult Of(TurnDecision decision, TimeSpan elapsed) => new(
        decision.State.Language,
        Math.Round(decision.LanguageConfidence, 3),
        decision.Topics.Select(t => new AskTopic(t.Id, Math.Round(t.Score, 3))).ToList(),
        decision.Answered,
        NameOf(decision.Signals.Tier),
        decision.Signals.Signals.Select(s => new AskSignal(s.Category, NameOf(s.Tier), s.Text)).ToList(),
        decision.Replies.Select(PlainText.Of).ToList(),
        decision.Case is not null,
        (long)elapsed.TotalMicroseconds);

    private static string NameOf(Tier tier) => tier switch
    {
        Handoff.Signals.Tier.Emergency => "emergency",
        Handoff.Signals.Tier.Urgent => "urgent",
        Handoff.Signals.Tier.Concern => "concern",
        _ => "none",
    };
}

internal sealed record AskTopic(string Id, double Score);

internal sealed record AskSignal(string Category, string Tier, string Text);
