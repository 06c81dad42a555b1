using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>
/// Checks the token of a request from the Bot Framework service. Tokens of other bots (skills) and of the Emulator have other
/// issuers and are refused: nothing here needs them.
/// </summary>
internal sealed partial class ChannelTokens(IOptions<BotFrameworkOptions> options, SigningKeys keys, TimeProvider clock, ILogger<ChannelTokens> log)
{
    private const string Issuer = "https://api.botframework.com";

    /// <summary>Real ones have about 1,500 characters.</summary>
    private const int LongestToken = 16 * 1024;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new();

    /// <param name="header">The Authorization header.</param>
    public async Task<(Caller? Caller, Refusal? Refusal)> CheckAsync(string? header, CancellationToken cancel)
    {
        if (Read(header) is not { } token)
        {
            return Refused("The request needs the header Authorization: Bearer followed by a signed token.");
        }

        JsonWebKey? key;
        try
        {
            key = string.IsNullOrEmpty(token.Kid) ? null : await keys.FindAsync(token.Kid, cancel);
        }
        catch (SigningKeysException)
        {
            return (null, new Refusal(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The keys that tokens are signed with cannot be read at the moment."));
        }

        if (key is null)
        {
            return Refused("The token is not signed with a key of the Bot Framework service.");
        }

        var result = _handler.ValidateToken(token.EncodedToken, RulesFor(key));
        if (!result.IsValid)
        {
            return Refused(Explain(result.Exception));
        }

        return token.TryGetPayloadValue<string>("serviceurl", out var serviceUrl) && !string.IsNullOrEmpty(serviceUrl)
            ? (new Caller(serviceUrl, SigningKeys.EndorsementsOf(key)), null)
            : Refused("The token has no claim serviceurl.");
    }

    private static JsonWebToken? Read(string? header)
    {
        // Three parts: an encrypted token has five, and unpacking those has been a way to exhaust memory.
        if (header?.Split(' ') is not [var scheme, var encoded] || !string.Equals(scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            || encoded.Length > LongestToken || encoded.Split('.').Length != 3)
        {
            return null;
        }

        try
        {
            return new JsonWebToken(encoded);
        }
        catch (Exception)
        {
            // The package throws one of many types, some of them internal, for what is not a token; all mean the same.
            return null;
        }
    }

    private TokenValidationParameters RulesFor(JsonWebKey key) => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = options.Value.AppId,
        IssuerSigningKey = key,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        RequireSignedTokens = true,
        LifetimeValidator = (from, until, _, _) => IsCurrent(from, until, clock.GetUtcNow().UtcDateTime),
    };

    private static bool IsCurrent(DateTime? from, DateTime? until, DateTime now) =>
        until is { } end && now < end + Skew && (from is not { } start || now >= start - Skew);

    private static string Explain(Exception e) => e switch
    {
        SecurityTokenInvalidIssuerException => $"The token's issuer is not {Issuer}.",
        SecurityTokenInvalidAudienceException => "The token is made out to another app id.",
        SecurityTokenInvalidLifetimeException => "The token has expired or is not valid yet.",
        SecurityTokenInvalidAlgorithmException => "The token must be signed with RS256.",
        _ => "The token's signature is not valid.",
    };

    private (Caller? Caller, Refusal? Refusal) Refused(string why)
    {
        TokenRefused(log, why);
        return (null, Refusal.Unauthorized(why));
    }

    [LoggerMessage(1201, LogLevel.Warning, "A request to the Bot Framework address was refused: {Reason}")]
    private static partial void TokenRefused(ILogger log, string reason);
}
