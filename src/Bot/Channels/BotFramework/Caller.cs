namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>Who posted an activity, as far as it is proven, and what that entitles to.</summary>
/// <param name="ServiceUrl">The connector that the signed token vouches for; null for a caller on this machine.</param>
/// <param name="Endorsements">Channels that the signing key may speak for; empty where the key says nothing.</param>
internal sealed record Caller(string? ServiceUrl, IReadOnlyList<string> Endorsements)
{
    public static Caller OnThisMachine { get; } = new(null, []);

    public bool IsAuthenticated => ServiceUrl is not null;

    /// <summary>
    /// The token is made out for one connector, the key for some channels. An activity that leaves either out is refused too:
    /// otherwise leaving it out would be the way around the check.
    /// </summary>
    /// <returns>Why the activity is not covered by the token; null when it is.</returns>
    public string? Refuses(IncomingActivity activity)
    {
        if (!IsAuthenticated)
        {
            return null;
        }

        if (!string.Equals(activity.ServiceUrl, ServiceUrl, StringComparison.Ordinal))
        {
            return "The activity's serviceUrl is not the one that the token was issued for.";
        }

        if (string.IsNullOrEmpty(activity.ChannelId))
        {
            return "The activity has no channelId.";
        }

        return Endorsements.Count > 0 && !Endorsements.Contains(activity.ChannelId, StringComparer.Ordinal)
            ? "The key that signed the token is not endorsed for the activity's channelId."
            : null;
    }
}

/// <summary>Why a request is not processed.</summary>
/// <param name="Status">401, or 503 when it cannot be checked at the moment.</param>
internal sealed record Refusal(int Status, string Code, string Message)
{
    public static Refusal Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, "Unauthorized", message);
}
