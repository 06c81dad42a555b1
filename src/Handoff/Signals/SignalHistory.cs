namespace Madoguchi.Handoff.Signals;

/// <summary>One earlier message that worried.</summary>
public sealed record PastSignal(Tier Tier, IReadOnlyList<string> Categories, IReadOnlyList<string> Domains, DateTimeOffset At);

/// <summary>
/// What is remembered of a conversation so that weak signals add up and a sentence sent in several bubbles is read as one.
/// Immutable; serialises to JSON as it stands.
/// </summary>
/// <param name="Past">Messages that worried, oldest first: at most 14 days and 40 messages back.</param>
/// <param name="Bubbles">The last short messages (at most three, at most 40 characters each), oldest first.</param>
/// <param name="LastAt">When the last message came.</param>
public sealed record SignalHistory(IReadOnlyList<PastSignal> Past, IReadOnlyList<string> Bubbles, DateTimeOffset? LastAt)
{
    private const int MostMessages = 40;
    private const int MostBubbles = 3;
    private const int LongestBubble = 40;
    private static readonly TimeSpan Memory = TimeSpan.FromDays(14);
    private static readonly TimeSpan BubblePause = TimeSpan.FromMinutes(10);

    public static SignalHistory Empty { get; } = new([], [], null);

    /// <summary>The history after one more message.</summary>
    /// <param name="text">The message as it came in.</param>
    /// <param name="reading">What <see cref="SignalDetector.Read"/> made of it.</param>
    /// <param name="at">When it came.</param>
    public SignalHistory With(string text, SignalReading reading, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(reading);
        var past = Past.Where(p => at - p.At <= Memory).ToList();
        if (reading.Tier > Tier.None && !reading.Failed)
        {
            past.Add(new PastSignal(reading.Tier, reading.Signals.Select(s => s.Category).Distinct().ToList(), reading.Domains, at));
        }

        IEnumerable<string> bubbles = text.Length > LongestBubble ? [] : [.. BubblesAt(at), text];
        return new SignalHistory(past.TakeLast(MostMessages).ToList(), bubbles.TakeLast(MostBubbles).ToList(), at);
    }

    /// <summary>The bubbles that a message sent now may continue: none after a pause of ten minutes.</summary>
    internal IReadOnlyList<string> BubblesAt(DateTimeOffset? at) =>
        at is { } now && LastAt is { } last && now - last > BubblePause ? [] : Bubbles;
}
