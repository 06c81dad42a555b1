using System.Collections.Concurrent;
using System.Security.Cryptography;
using Madoguchi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Madoguchi.Bot.Tests.BotFramework;

/// <summary>
/// The login services: announces keys and signs tokens with them as the Bot Framework service does, and issues the tokens for
/// the bot's own calls.
/// </summary>
internal sealed class FakeLogin(ManualTime clock) : IAsyncDisposable
{
    public const string AppId = "5b1f1c3e-0000-4000-8000-0123456789ab";
    public const string AppPassword = "s3cret/+=";

    /// <summary>Making a key takes longer than most tests.</summary>
    private static readonly RSA FirstKey = RSA.Create(2048);

    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _endorsements = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _tokenAnswers = new();
    private readonly List<RsaSecurityKey> _announced = [];
    private WebApplication? _app;
    private int _keyRequests;
    private int _tokenRequests;

    public string Url => _app!.Urls.First();

    public int KeyRequests => Volatile.Read(ref _keyRequests);

    public int TokenRequests => Volatile.Read(ref _tokenRequests);

    public ConcurrentQueue<(string Path, IFormCollection Form)> TokenForms { get; } = new();

    /// <summary>Whether the metadata can be read.</summary>
    public bool IsDown { get; set; }

    public RsaSecurityKey Key { get; private set; } = null!;

    public static async Task<FakeLogin> StartAsync(ManualTime clock)
    {
        var login = new FakeLogin(clock);
        login.Announce(new RsaSecurityKey(FirstKey) { KeyId = "first" });
        login._app = await LocalServer.StartAsync(login.HandleAsync);
        return login;
    }

    /// <summary>The settings that make the bot use these services.</summary>
    public Dictionary<string, string?> Settings(string? tenant = null) => new()
    {
        ["BotFramework:AppId"] = AppId,
        ["BotFramework:AppPassword"] = AppPassword,
        ["BotFramework:TenantId"] = tenant,
        ["BotFramework:OpenIdMetadata"] = Url + "/openid",
        ["BotFramework:LoginUrl"] = Url,
    };

    /// <summary>From now on the announced keys are another one and no more.</summary>
    public void RollOver(string keyId, params IReadOnlyList<string> endorsements)
    {
        _endorsements[keyId] = endorsements;
        Announce(NewKey(keyId));
    }

    private void Announce(RsaSecurityKey key)
    {
        Key = key;
        lock (_announced)
        {
            _announced.Clear();
            _announced.Add(Key);
        }
    }

    public static RsaSecurityKey NewKey(string? keyId) => new(RSA.Create(2048)) { KeyId = keyId };

    public void WillAnswerToken(Func<HttpContext, Task> answer) => _tokenAnswers.Enqueue(answer);

    /// <summary>A good token, unless told otherwise.</summary>
    public string Token(
        string serviceUrl, SecurityKey? key = null, Action<Dictionary<string, object>>? change = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var now = clock.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = "https://api.botframework.com",
            ["aud"] = AppId,
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["serviceurl"] = serviceUrl,
        };
        change?.Invoke(claims);
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(System.Text.Json.JsonSerializer.Serialize(claims), new SigningCredentials(key ?? Key, algorithm));
    }

    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        if (context.Request.Path.Value!.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal))
        {
            TokenForms.Enqueue((context.Request.Path.Value, await context.Request.ReadFormAsync()));
            var number = Interlocked.Increment(ref _tokenRequests);
            await (_tokenAnswers.TryDequeue(out var told) ? told(context) : context.Response.WriteAsJsonAsync(new { token_type = "Bearer", expires_in = 3600, access_token = $"out-{number}" }));
        }
        else if (IsDown)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
        }
        else if (context.Request.Path == "/openid")
        {
            await context.Response.WriteAsJsonAsync(new { issuer = "https://api.botframework.com", jwks_uri = Url + "/keys" });
        }
        else
        {
            Interlocked.Increment(ref _keyRequests);
            RsaSecurityKey[] keys;
            lock (_announced)
            {
                keys = [.. _announced];
            }

            await context.Response.WriteAsJsonAsync(new { keys = keys.Select(Describe).ToArray() });
        }
    }

    private object Describe(RsaSecurityKey key)
    {
        var parameters = key.Rsa.ExportParameters(false);
        return new
        {
            kty = "RSA",
            use = "sig",
            kid = key.KeyId,
            n = Base64UrlEncoder.Encode(parameters.Modulus),
            e = Base64UrlEncoder.Encode(parameters.Exponent),
            endorsements = _endorsements.GetValueOrDefault(key.KeyId, []),
        };
    }
}
