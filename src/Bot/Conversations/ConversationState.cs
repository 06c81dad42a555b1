using Madoguchi.Bot.Answers;
using Madoguchi.Handoff.Signals;

namespace Madoguchi.Bot.Conversations;

/// <summary>What the bot remembers of a conversation between turns. Stored as JSON; fields may be added, never reused.</summary>
public sealed record ConversationState
{
    public string Language { get; init; } = "ja";

    /// <summary>The parent chose the language: detection no longer changes it.</summary>
    public bool LanguageChosen { get; init; }

    public string? Municipality { get; init; }

    /// <summary>The parent was asked for the municipality and skipped it: not asked again unless wanted.</summary>
    public bool MunicipalitySkipped { get; init; }

    /// <summary>The first-contact notice has been given.</summary>
    public bool Introduced { get; init; }

    /// <summary>The topic answered last: "and how much is it?" means this one.</summary>
    public string? LastTopic { get; init; }

    /// <summary>What the last message offered: a bare number or a label typed by hand means one of these.</summary>
    public IReadOnlyList<Choice> Offered { get; init; } = [];

    /// <summary>Dialogs under way, the current one last. A question in between leaves them waiting.</summary>
    public IReadOnlyList<DialogFrame> Dialogs { get; init; } = [];

    /// <summary>Completed months of the child's age when it was said, and the day it was said.</summary>
    public int? ChildAgeMonths { get; init; }

    public DateOnly? ChildAgeSaidOn { get; init; }

    /// <summary>Completed weeks of pregnancy when it was said, and the day it was said.</summary>
    public int? PregnancyWeeks { get; init; }

    public DateOnly? PregnancySaidOn { get; init; }

    /// <summary>When the parent was last asked to write more slowly.</summary>
    public DateTimeOffset? AskedToSlowDownAt { get; init; }

    public SignalHistory Signals { get; init; } = SignalHistory.Empty;

    /// <summary>Category of the first words said last, and when: the same card is not repeated every turn.</summary>
    public string? FirstWordsSaid { get; init; }

    public DateTimeOffset? FirstWordsAt { get; init; }

    /// <summary>The child's age now, in completed months.</summary>
    public int? ChildAgeOn(DateOnly today) =>
        ChildAgeMonths is { } months && ChildAgeSaidOn is { } said ? months + ((today.Year - said.Year) * 12) + today.Month - said.Month - (today.Day < said.Day ? 1 : 0) : null;

    /// <summary>Completed weeks of pregnancy now; null once the birth must be past.</summary>
    public int? PregnancyOn(DateOnly today) =>
        PregnancyWeeks is { } weeks && PregnancySaidOn is { } said && weeks + ((today.DayNumber - said.DayNumber) / 7) is var now && now <= 42 ? now : null;
}

/// <summary>A dialog under way.</summary>
/// <param name="Name">Which dialog.</param>
/// <param name="Step">What was asked last.</param>
/// <param name="Data">What is known so far.</param>
/// <param name="Asked">How often the question has been asked.</param>
public sealed record DialogFrame(string Name, string Step, IReadOnlyDictionary<string, string> Data, int Asked = 0)
{
    public string? Get(string key) => Data.GetValueOrDefault(key);

    public DialogFrame With(string key, string value) => this with { Data = new Dictionary<string, string>(Data) { [key] = value } };
}
