using System.Text.Json.Serialization;

namespace Madoguchi.Bot.Answers;

/// <summary>One message of the bot, in no channel's own terms. Serialised as JSON with the transcript.</summary>
public sealed record Answer
{
    /// <summary>How it is shown: article, notice, question, emergency, care (first words without immediate danger) or lines.</summary>
    public required string Kind { get; init; }

    /// <summary>BCP 47 tag of the text.</summary>
    public required string Language { get; init; }

    public string? Title { get; init; }

    /// <summary>Paragraphs and <c>- </c> lists with <c>**bold**</c>; placeholders already filled in.</summary>
    public string Text { get; init; } = "";

    /// <summary>Windows and help lines with their state at this moment.</summary>
    public IReadOnlyList<ContactCard> Cards { get; init; } = [];

    /// <summary>What can be tapped; the same can be typed.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public IReadOnlyList<SourceNote> Sources { get; init; } = [];

    /// <summary>The month the answer was checked, as shown.</summary>
    public string? AsOf { get; init; }

    /// <summary>The topic answered, for feedback; null for everything that is not an article.</summary>
    public string? Topic { get; init; }

    /// <summary>A line such as "machine-drafted, not yet reviewed"; null when reviewed.</summary>
    public string? ReviewNote { get; init; }
}

/// <summary>Something to tap.</summary>
/// <param name="Label">At most 20 grapheme clusters, as LINE demands.</param>
/// <param name="Value">What the channel sends back: <c>topic:ID</c>, <c>place:ID</c>, <c>do:ACTION</c>; opaque to channels.</param>
public sealed record Choice(string Label, string Value);

/// <summary>Where a fact comes from, as shown under an answer.</summary>
public sealed record SourceNote(string Name, string? Url, string Date);

/// <summary>A window or help line as shown with an answer.</summary>
public sealed record ContactCard
{
    public required string Id { get; init; }

    /// <summary>The name as on the sign: to be shown at a counter.</summary>
    public required string JapaneseName { get; init; }

    /// <summary>The name in the reader's language; equal to <see cref="JapaneseName"/> where there is no other.</summary>
    public required string Name { get; init; }

    public string? Purpose { get; init; }

    /// <summary>As printed; null where no number is known.</summary>
    public string? Phone { get; init; }

    /// <summary>As dialled, for <c>tel:</c>.</summary>
    public string? Dial { get; init; }

    /// <summary>The label of the call button.</summary>
    public string? CallLabel { get; init; }

    public OpenBadge Badge { get; init; }

    /// <summary>For example "Open now · until 08:00" or "Closed · opens Tue 24 Nov 09:00"; empty when hours are not known.</summary>
    public string BadgeText { get; init; } = "";

    /// <summary>One line on languages and cost.</summary>
    public string? Terms { get; init; }

    public string? Note { get; init; }

    public string? Address { get; init; }
}

/// <summary>Whether a window or line is open at the moment of the answer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OpenBadge>))]
public enum OpenBadge
{
    Unknown,
    Open,
    ClosesSoon,
    Closed,
}
