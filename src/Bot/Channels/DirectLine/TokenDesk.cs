using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>Issues tokens and says what somebody who shows one may do. A token reaches one conversation only.</summary>
internal sealed class TokenDesk(SigningKey signingKey, IOptions<DirectLineOptions> options, TimeProvider time)
{
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan StreamLife = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ResumeLife = TimeSpan.FromDays(30);
    private static readonly JsonWebTokenHandler Handler = new();

    public Task<string> IssueAsync(Caller caller, TokenUse use, CancellationToken cancel)
    {
        var life = use switch { TokenUse.Stream => StreamLife, TokenUse.Resume => ResumeLife, _ => TokenLife };
        return IssueAsync(caller, use, life, cancel);
    }

    /// <summary>A conversation that nobody has had; <paramref name="userId"/> null makes up a user.</summary>
    public async Task<Caller> NewConversationAsync(string? userId, CancellationToken cancel)
    {
        var random = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16));
        return new Caller(random + await MarkAsync(random, cancel), userId ?? $"dl_{Guid.NewGuid():N}");
    }

    /// <summary>Whether this id was given out here, by the mark in it: conversations are stored only once somebody writes.</summary>
    public async ValueTask<bool> KnowsAsync(string conversationId, CancellationToken cancel)
    {
        const int RandomLength = 22;
        return conversationId.Length > RandomLength
            && FixedTimeEquals(conversationId[RandomLength..], await MarkAsync(conversationId[..RandomLength], cancel));
    }

    public bool IsSecret(string credential) =>
        !string.IsNullOrEmpty(options.Value.Secret) && FixedTimeEquals(credential, options.Value.Secret);

    public async Task<TokenReading> ReadAsync(string token, TokenUse use, CancellationToken cancel)
    {
        var expired = false;
        var result = Handler.ValidateToken(token, new TokenValidationParameters
        {
            IssuerSigningKey = await signingKey.GetAsync(cancel),
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidAudience = AudienceOf(use),
            ValidateIssuer = false,
            RequireExpirationTime = true,
            LifetimeValidator = (_, expires, _, _) => !(expired = expires is not { } end || end <= time.GetUtcNow().UtcDateTime),
        });
        if (!result.IsValid)
        {
            return new TokenReading(null, expired);
        }

        var jwt = (JsonWebToken)result.SecurityToken;
        return new TokenReading(new Caller(jwt.GetClaim("conv").Value, jwt.GetClaim("user").Value), IsExpired: false);
    }

    private async Task<string> IssueAsync(Caller caller, TokenUse use, TimeSpan life, CancellationToken cancel)
    {
        var payload = new JsonObject
        {
            ["aud"] = AudienceOf(use),
            ["conv"] = caller.ConversationId,
            ["user"] = caller.UserId,
            ["exp"] = (time.GetUtcNow() + life).ToUnixTimeSeconds(),
        };
        var credentials = new SigningCredentials(await signingKey.GetAsync(cancel), SecurityAlgorithms.HmacSha256);
        return Handler.CreateToken(payload.ToJsonString(), credentials);
    }

    private async ValueTask<string> MarkAsync(string random, CancellationToken cancel)
    {
        var key = await signingKey.GetAsync(cancel);
        return Base64UrlEncoder.Encode(HMACSHA256.HashData(key.Key, Encoding.ASCII.GetBytes("conversation " + random)), 0, 6);
    }

    private static string AudienceOf(TokenUse use) => use switch
    {
        TokenUse.Stream => "directline/stream",
        TokenUse.Resume => "directline/resume",
        _ => "directline",
    };

    private static bool FixedTimeEquals(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(a)), SHA256.HashData(Encoding.UTF8.GetBytes(b)));
}

/// <summary>Who is calling: one user in one conversation.</summary>
internal sealed record Caller(string ConversationId, string UserId);

/// <param name="Caller">Null when the token is not valid.</param>
/// <param name="IsExpired">It is genuine but too old.</param>
internal readonly record struct TokenReading(Caller? Caller, bool IsExpired);

/// <summary>What a token is for; one kind is never taken for another.</summary>
internal enum TokenUse
{
    /// <summary>Every call, for 30 minutes.</summary>
    Call,

    /// <summary>Opening one socket, within 60 seconds: it stands in a URL.</summary>
    Stream,

    /// <summary>Getting a new token for the same conversation, for 30 days.</summary>
    Resume,
}
