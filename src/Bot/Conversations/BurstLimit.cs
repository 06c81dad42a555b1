using System.Threading.RateLimiting;

namespace Madoguchi.Bot.Conversations;

/// <summary>Notices when one conversation sends more messages than a person types: 30 at once, then one a second.</summary>
public sealed class BurstLimit : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetTokenBucketLimiter(conversation, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 30,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    public bool IsExceededBy(string conversation)
    {
        using var lease = _limiter.AttemptAcquire(conversation);
        return !lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
