namespace Madoguchi.Handoff.StaffConsole;

/// <summary>How near the deadline of a waiting case is. It warns before it is too late, in words and not only in colour.</summary>
/// <param name="Level">calm, soon (half the time is gone), near (a fifth or two minutes are left) or over.</param>
/// <param name="Text">What the row says.</param>
public sealed record DeadlineClock(string Level, string Text)
{
    internal static DeadlineClock Of(long openedAt, long deadlineAt, DateTimeOffset now)
    {
        var left = TimeSpan.FromMilliseconds(deadlineAt - now.ToUnixTimeMilliseconds());
        var whole = TimeSpan.FromMilliseconds(Math.Max(0, deadlineAt - openedAt));
        var near = TimeSpan.FromTicks(Math.Max((whole / 5).Ticks, Math.Min((whole / 2).Ticks, TimeSpan.FromMinutes(2).Ticks)));
        return left <= TimeSpan.Zero ? new DeadlineClock("over", $"期限を{TimeWords.Span(-left)}超過")
            : left <= near ? new DeadlineClock("near", $"期限間近 残り{TimeWords.Span(left)}")
            : new DeadlineClock(left <= whole / 2 ? "soon" : "calm", $"残り{TimeWords.Span(left)}");
    }
}
