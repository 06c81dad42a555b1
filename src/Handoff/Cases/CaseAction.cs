namespace Madoguchi.Handoff.Cases;

/// <summary>What came of an action on a case. Only <see cref="Done"/> changed anything.</summary>
/// <param name="Outcome">done, missing, closed, not-taken, held, stale or busy.</param>
/// <param name="OwnerName">Who holds the case, where that is the reason.</param>
public sealed record CaseAction(string Outcome, string? OwnerName = null)
{
    public static CaseAction Done { get; } = new("done");

    public static CaseAction Missing { get; } = new("missing");

    public static CaseAction AlreadyClosed { get; } = new("closed");

    public static CaseAction NotTaken { get; } = new("not-taken");

    /// <summary>The screen showed an older state: something was written or changed since.</summary>
    public static CaseAction Stale { get; } = new("stale");

    /// <summary>The same family already has another open case.</summary>
    public static CaseAction Busy { get; } = new("busy");

    public bool IsDone => Outcome == "done";

    public static CaseAction HeldBy(string ownerName) => new("held", ownerName);
}

/// <summary>A reply of staff to the parent.</summary>
/// <param name="Text">What the parent reads.</param>
/// <param name="Language">The language of <paramref name="Text"/>.</param>
/// <param name="StaffText">The Japanese that staff wrote, where <paramref name="Text"/> is a translation or a ready reply in another language.</param>
/// <param name="Referral">The Japanese name of the window or line the parent is sent to; kept in the history. Null for an ordinary reply.</param>
public sealed record StaffReply(string Text, string Language, string? StaffText = null, string? Referral = null);
