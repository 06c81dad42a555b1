namespace Madoguchi.Handoff.StaffConsole;

/// <summary>How near the deadline of a waiting case is. It warns before it is too late, in words and not only in colour.</summary>
/// <param name="Level">calm, soon (half the time is gone), near (a fifth is left) or over.</param>
/// <param name="Text">What the row says.</param>
public sealed record DeadlineClock(string Level, string Text)
{
    internal static DeadlineClock Of(long openedAt, long deadlineAt, DateTimeOffset now)
    {
        var left = TimeSpan.FromMilliseconds(deadlineAt - now.ToUnixTimeMilliseconds());
        var whole = TimeSpan.FromMilliseconds(Math.Max(0, deadlineAt - openedAt));
        return left <= TimeSpan.Zero ? new DeadlineClock("over", $"期限を{TimeWords.Span(-left)}超過")
            : left <= whole / 5 ? new DeadlineClock("near", $"まもなく期限・残り{TimeWords.Span(left)}")
            : new DeadlineClock(left <= whole / 2 ? "soon" : "calm", $"残り{TimeWords.Span(left)}");
    }
}
