using System.Threading.RateLimiting;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>
/// Twenty messages at once and two a second after that, per conversation: nobody types faster, and one stuck key or script must
/// not delay the others. Sixty new conversations at once and one a second after that, per address.
/// </summary>
internal sealed class MessageLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<string> _messages = Buckets(burst: 20, perSecond: 2);
    private readonly PartitionedRateLimiter<string> _tokens = Buckets(burst: 60, perSecond: 1);

    public bool MayPost(string conversationId) => Take(_messages, conversationId);

    public bool MayHaveToken(System.Net.IPAddress? address) => Take(_tokens, NetworkOf(address));

    public void Dispose()
    {
        _messages.Dispose();
        _tokens.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    /// <summary>One household has a whole /64 of IPv6 addresses.</summary>
    private static string NetworkOf(System.Net.IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
    }

    private static PartitionedRateLimiter<string> Buckets(int burst, int perSecond) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
            AutoReplenishment = true,
        }));
}
