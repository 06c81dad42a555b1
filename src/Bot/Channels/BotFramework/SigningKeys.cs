using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>
/// The keys that channel tokens are signed with, as the OpenID metadata announces them. Read at the first token, again every
/// 24 hours, and when a token names an unknown key, for then they may have been exchanged; but so at most once an hour, or
/// anybody could make this server call the other one as often as they like.
/// </summary>
/// <remarks>
/// The package's own cache is not used: it knows one pause only, for failures as for unknown keys, so that either an hour would
/// be lost after a failure or unknown keys would be asked for every second.
/// </remarks>
internal sealed partial class SigningKeys(IOptions<BotFrameworkOptions> options, IHttpClientFactory http, TimeProvider clock, ILogger<SigningKeys> log) : IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan PauseAfterUnknownKey = TimeSpan.FromHours(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private OpenIdConnectConfiguration? _metadata;
    private DateTimeOffset _goodUntil;
    private DateTimeOffset _noFailureBefore;
    private DateTimeOffset _noUnknownKeyBefore;

    /// <returns>Null when no such key is announced.</returns>
    /// <exception cref="SigningKeysException">The metadata cannot be read and never could.</exception>
    public async Task<JsonWebKey?> FindAsync(string keyId, CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            if (_metadata is null || now >= _goodUntil)
            {
                await TryReadAsync(now);
            }

            if (_metadata is null)
            {
                throw new SigningKeysException();
            }

            if (Find(keyId) is null && now >= _noUnknownKeyBefore && await TryReadAsync(now))
            {
                _noUnknownKeyBefore = now + PauseAfterUnknownKey;
            }

            return Find(keyId);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>The channels that a key is good for. A list that cannot be read is good for none.</summary>
    public static IReadOnlyList<string> EndorsementsOf(JsonWebKey key)
    {
        if (!key.AdditionalData.TryGetValue("endorsements", out var list) || list is null)
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<string[]>(list.ToString()!) ?? [];
        }
        catch (JsonException)
        {
            return [""];
        }
    }

    private JsonWebKey? Find(string keyId) =>
        _metadata?.JsonWebKeySet?.Keys.FirstOrDefault(k => k.Kid == keyId && k.Kty == JsonWebAlgorithmsKeyTypes.RSA);

    /// <summary>Old keys are better than none: what was read before stays when it cannot be read again.</summary>
    private async Task<bool> TryReadAsync(DateTimeOffset now)
    {
        if (now < _noFailureBefore)
        {
            return false;
        }

        var address = options.Value.OpenIdMetadata;
        try
        {
            var documents = new HttpDocumentRetriever(http.CreateClient(BotFrameworkExtensions.LoginClient)) { RequireHttps = !new Uri(address).IsLoopback };

            // Not the request's token: others wait for this too.
            _metadata = await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, CancellationToken.None);
            _goodUntil = now + GoodFor;
            return true;
        }
        catch (Exception e)
        {
            // The package throws one of many types for what it cannot reach or read; the remedy is the same: try later.
            _noFailureBefore = now + PauseAfterFailure;
            KeysUnavailable(log, e.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(1202, LogLevel.Error, "The keys at BotFramework:OpenIdMetadata cannot be read ({Reason}); trying again shortly")]
    private static partial void KeysUnavailable(ILogger log, string reason);
}

/// <summary>There are no keys to check tokens with.</summary>
internal sealed class SigningKeysException : Exception;
