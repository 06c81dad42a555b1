namespace Madoguchi.Bot.Outgoing;

/// <summary>What became of an attempt to send a message.</summary>
/// <param name="Reason">Why it is not sent, in Japanese because staff read it; also logged: status and error codes, never what was written.</param>
/// <param name="Wait">How long the other side asked to wait; null where it did not.</param>
internal sealed record Delivery(DeliveryOutcome Outcome, string? Reason = null, TimeSpan? Wait = null)
{
    public static Delivery Sent { get; } = new(DeliveryOutcome.Sent);

    /// <summary>It may go through later.</summary>
    public static Delivery Retry(string reason, TimeSpan? wait = null) => new(DeliveryOutcome.RetryAfter, reason, wait);

    /// <summary>It will never go through as it is.</summary>
    public static Delivery Rejected(string reason) => new(DeliveryOutcome.Rejected, reason);
}

internal enum DeliveryOutcome
{
    Sent,
    RetryAfter,
    Rejected,
}
