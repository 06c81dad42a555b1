namespace Madoguchi.Bot.Outgoing;

/// <summary>How long to wait before a message is tried again.</summary>
internal static class BackOff
{
    public static readonly TimeSpan First = TimeSpan.FromSeconds(2);

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>A message that is a day old is no answer any more; staff are told instead.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);

    /// <summary>Longest wait that another side may ask for.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    /// <param name="attempt">The attempt that has failed, from 1.</param>
    /// <param name="asked">What the other side asked for; obeyed where it is longer.</param>
    /// <param name="jitter">0 to 1: up to a quarter less, so that messages that failed together do not come back together.</param>
    public static TimeSpan After(int attempt, TimeSpan? asked, double jitter)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(attempt - 1, 0, 20));
        var wait = (doubled < Longest ? doubled : Longest) * (1 - (0.25 * jitter));
        var least = asked is { } given && given < LongestAsked ? given : asked is null ? TimeSpan.Zero : LongestAsked;
        return wait > least ? wait : least;
    }
}
