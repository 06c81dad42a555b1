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
internal sealed class SigningKeys
{
    private static readonly TimeSpan UnknownKeyPause = TimeSpan.FromHours(1);

    private readonly ConfigurationManager<OpenIdConnectConfiguration> _metadata;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private DateTimeOffset? _refreshed;

    public SigningKeys(IOptions<BotFrameworkOptions> options, IHttpClientFactory http, TimeProvider clock)
    {
        _clock = clock;
        var address = options.Value.OpenIdMetadata;
        var documents = new HttpDocumentRetriever(http.CreateClient(BotFrameworkExtensions.LoginClient))
        {
            RequireHttps = !new Uri(address).IsLoopback,
        };
        _metadata = new ConfigurationManager<OpenIdConnectConfiguration>(address, new OpenIdConnectConfigurationRetriever(), documents)
        {
            AutomaticRefreshInterval = TimeSpan.FromHours(24),

            // Also the pause after a failure: an hour of it would keep the channel shut long after the other side is back.
            RefreshInterval = ConfigurationManager<OpenIdConnectConfiguration>.MinimumRefreshInterval,
        };
    }

    /// <returns>Null when no such key is announced.</returns>
    /// <exception cref="InvalidOperationException">The metadata cannot be read and never could.</exception>
    public async Task<JsonWebKey?> FindAsync(string keyId, CancellationToken cancel)
    {
        if (Find(await _metadata.GetConfigurationAsync(cancel), keyId) is { } known)
        {
            return known;
        }

        if (!MayRefresh())
        {
            return null;
        }

        _metadata.RequestRefresh();
        return Find(await _metadata.GetConfigurationAsync(cancel), keyId);
    }

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

    private static JsonWebKey? Find(OpenIdConnectConfiguration metadata, string keyId) =>
        metadata.JsonWebKeySet?.Keys.FirstOrDefault(k => k.Kid == keyId && k.Kty == JsonWebAlgorithmsKeyTypes.RSA);

    private bool MayRefresh()
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            if (_refreshed is { } last && now - last < UnknownKeyPause)
            {
                return false;
            }

            _refreshed = now;
            return true;
        }
    }
}
