using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>The token that outgoing calls are signed in with: one for all, kept until five minutes before it expires.</summary>
internal sealed class ConnectorTokens(IOptions<BotFrameworkOptions> options, IHttpClientFactory http, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile Issued? _current;

    /// <exception cref="ConnectorTokenException">No token is issued at the moment; the message holds status and error code, no secret.</exception>
    public async Task<string> GetAsync(CancellationToken cancel)
    {
        if (_current is { } fresh && IsFresh(fresh))
        {
            return fresh.Token;
        }

        await _oneAtATime.WaitAsync(cancel);
        try
        {
            if (_current is not { } issued || !IsFresh(issued))
            {
                _current = issued = await RequestAsync(cancel);
            }

            return issued.Token;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Drops a token that was not accepted, unless another has taken its place already.</summary>
    public void Forget(string token)
    {
        if (_current is { } current && current.Token == token)
        {
            _current = null;
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private bool IsFresh(Issued issued) => clock.GetUtcNow() < issued.FreshUntil;

    private async Task<Issued> RequestAsync(CancellationToken cancel)
    {
        var settings = options.Value;
        var authority = string.IsNullOrWhiteSpace(settings.TenantId) ? "botframework.com" : settings.TenantId.Trim();
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = settings.AppId!,
            ["client_secret"] = settings.AppPassword!,
            ["scope"] = "https://api.botframework.com/.default",
        };
        try
        {
            using var client = http.CreateClient(BotFrameworkExtensions.LoginClient);
            using var content = new FormUrlEncodedContent(form);
            var url = new Uri($"{settings.LoginUrl.TrimEnd('/')}/{Uri.EscapeDataString(authority)}/oauth2/v2.0/token");
            using var response = await client.PostAsync(url, content, cancel);
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancel));
            return response.IsSuccessStatusCode ? Read(body.RootElement) : throw new ConnectorTokenException($"{(int)response.StatusCode} {ErrorIn(body.RootElement)}".TrimEnd());
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw new ConnectorTokenException(e.GetType().Name, e);
        }
    }

    private Issued Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("access_token", out var token) || token.ValueKind != JsonValueKind.String)
        {
            throw new ConnectorTokenException("the answer holds no access_token");
        }

        // Some authorities write the number as a string.
        var seconds = body.TryGetProperty("expires_in", out var expires) && int.TryParse(expires.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
        return new Issued(token.GetString()!, clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) - Margin);
    }

    private static string ErrorIn(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.String ? error.GetString()! : "";

    private sealed record Issued(string Token, DateTimeOffset FreshUntil);
}

/// <summary>No token for outgoing calls was issued.</summary>
internal sealed class ConnectorTokenException(string message, Exception? cause = null) : Exception(message, cause);
