namespace Madoguchi.Handoff.Cases;

/// <summary>Where a case stands: waiting → taken → closed; a taken case may be returned to waiting.</summary>
public static class CaseState
{
    public const string Waiting = "waiting";
    public const string Taken = "taken";
    public const string Closed = "closed";
}

/// <summary>Why a case was opened.</summary>
public static class CaseReason
{
    /// <summary>A worrying signal, without asking.</summary>
    public const string Signal = "signal";

    /// <summary>The parent asked for a person.</summary>
    public const string Asked = "asked";

    /// <summary>The bot offered a person and the parent said yes.</summary>
    public const string Consent = "consent";
}

/// <summary>A conversation handed to staff. Times are Unix milliseconds.</summary>
public sealed record Case
{
    public string Id { get; init; } = "";

    public string ConversationId { get; init; } = "";

    /// <summary>1 concern, 2 urgent, 3 emergency.</summary>
    public long Tier { get; init; }

    public string State { get; init; } = "";

    public string Reason { get; init; } = "";

    public long OpenedAt { get; init; }

    public long DeadlineAt { get; init; }

    public string? OwnerId { get; init; }

    public long? TakenAt { get; init; }

    public long? ClosedAt { get; init; }

    public string? Outcome { get; init; }

    /// <summary>When and how the parent may be called, in the parent's words.</summary>
    public string? Callback { get; init; }

    public long? FollowUpAt { get; init; }

    /// <summary>Raised by every change; an action that names an older version is refused.</summary>
    public long Version { get; init; }
}

/// <summary>A line of the queue: the case with what staff need to choose the next one.</summary>
public sealed record QueuedCase
{
    public string Id { get; init; } = "";

    public string ConversationId { get; init; } = "";

    public long Tier { get; init; }

    public string State { get; init; } = "";

    public string Reason { get; init; } = "";

    public long OpenedAt { get; init; }

    public long DeadlineAt { get; init; }

    public string? OwnerId { get; init; }

    public string? OwnerName { get; init; }

    public string Channel { get; init; } = "";

    public string Language { get; init; } = "";

    public string? Municipality { get; init; }

    /// <summary>Categories of the worrying signals in the conversation, strongest first; empty where the parent only asked for a person.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    public long? FollowUpAt { get; init; }

    /// <summary>Who wrote last, parent or staff; null before either has. <c>parent</c> in a taken case: the parent is waiting for an answer.</summary>
    public string? LastAuthor { get; init; }

    /// <summary>How many messages to the parent could not be delivered.</summary>
    public long Failed { get; init; }
}

/// <summary>One message as staff see it.</summary>
public sealed record TranscriptMessage
{
    public string Id { get; init; } = "";

    public long Seq { get; init; }

    /// <summary>parent, bot, staff or system.</summary>
    public string Author { get; init; } = "";

    public string? StaffId { get; init; }

    public string? StaffName { get; init; }

    public string? Language { get; init; }

    public string Text { get; init; } = "";

    public string? StaffText { get; init; }

    public long At { get; init; }

    /// <summary>received, stream (shown in the open page), pending, sent or failed.</summary>
    public string Delivery { get; init; } = "";

    public string? DeliveryError { get; init; }
}

/// <summary>A worrying signal found in a message of the conversation.</summary>
public sealed record CaseSignal
{
    public string MessageId { get; init; } = "";

    public string Category { get; init; } = "";

    public long Tier { get; init; }

    public string Words { get; init; } = "";

    public string Rule { get; init; } = "";

    public string Language { get; init; } = "";

    public long At { get; init; }
}

/// <summary>A note, referral or change of state.</summary>
public sealed record CaseNote
{
    public string Id { get; init; } = "";

    public string? StaffId { get; init; }

    public string? StaffName { get; init; }

    public string Kind { get; init; } = "";

    public string Text { get; init; } = "";

    public long At { get; init; }
}

/// <summary>Somebody opened the case. Looking again within ten minutes counts as the same view.</summary>
public sealed record CaseViewing
{
    public string StaffName { get; init; } = "";

    public long At { get; init; }
}

/// <summary>Everything a case page shows.</summary>
/// <param name="DisplayName">What the channel calls the parent; null where it tells no name.</param>
/// <param name="Views">Who opened the case, newest first; at most 100.</param>
public sealed record CaseFile(
    Case Case,
    string? OwnerName,
    string Channel,
    string Language,
    string? Municipality,
    string? DisplayName,
    IReadOnlyList<TranscriptMessage> Messages,
    IReadOnlyList<CaseSignal> Signals,
    IReadOnlyList<CaseNote> Notes,
    IReadOnlyList<CaseViewing> Views)
{
    /// <summary>Number of the newest message; 0 in an empty conversation.</summary>
    public long LastSeq => Messages.Count == 0 ? 0 : Messages[^1].Seq;
}
