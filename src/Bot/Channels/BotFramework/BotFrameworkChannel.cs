using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Madoguchi.Bot.Outgoing;
using Microsoft.Extensions.Options;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>Posts messages to the connector of the channel that a person writes in.</summary>
internal sealed class BotFrameworkChannel(IOptions<BotFrameworkOptions> options, IHttpClientFactory http, ConnectorTokens tokens, TimeProvider clock)
{
    /// <summary>
    /// Parts of long messages that are through already: when a later part is refused for a while, these are not sent again.
    /// Lost with the process; then a part may come twice, never not at all.
    /// </summary>
    private readonly ConcurrentDictionary<string, int> _partsSent = new(StringComparer.Ordinal);

    public static string Name => ActivityMeaning.Channel;

    /// <summary>Sends one message. A later call with the same one continues where an earlier one was told to wait.</summary>
    public async Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancel)
    {
        ConversationAddress to;
        try
        {
            to = ConversationAddress.Read(message.Address);
        }
        catch (JsonException)
        {
            return Delivery.Rejected("宛先が正しくありません");
        }

        if (!ConversationAddress.IsUsable(to.ServiceUrl, options.Value.IsAuthenticated) || to.IsTrusted != options.Value.IsAuthenticated)
        {
            // The settings have changed since: our token is not for whoever named an address without proving who they are.
            return Delivery.Rejected("BotFramework:AppId の設定が変わったため、この宛先には送れません");
        }

        var replyTo = ActivityKeys.ReplyTo(message.EventId);
        var parts = ActivityRenderer.Render(to, message.Text, message.Answer, message.Language, message.At, replyTo);
        for (var i = _partsSent.GetValueOrDefault(message.Id); i < parts.Count; i++)
        {
            var delivery = await PostAsync(to.ActivitiesUrl(replyTo), parts[i], cancel);
            if (delivery.Outcome == DeliveryOutcome.RetryAfter)
            {
                _partsSent[message.Id] = i;
                return delivery;
            }

            if (delivery.Outcome == DeliveryOutcome.Rejected)
            {
                _partsSent.TryRemove(message.Id, out _);
                return delivery;
            }
        }

        _partsSent.TryRemove(message.Id, out _);
        return Delivery.Sent;
    }

    private async Task<Delivery> PostAsync(Uri url, OutgoingActivity activity, CancellationToken cancel)
    {
        try
        {
            if (!options.Value.IsAuthenticated)
            {
                using var open = await PostAsync(url, activity, null, cancel);
                return Read(open);
            }

            var token = await tokens.GetAsync(cancel);
            using var response = await PostAsync(url, activity, token, cancel);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
            {
                return Read(response);
            }

            // It may have been withdrawn before its time: once more with a new one.
            tokens.Forget(token);
            using var again = await PostAsync(url, activity, await tokens.GetAsync(cancel), cancel);
            return Read(again);
        }
        catch (ConnectorTokenException e)
        {
            return Delivery.Retry($"送信用のトークンを取得できません：{e.Message}");
        }
        catch (HttpRequestException e)
        {
            return Delivery.Retry($"接続先に届きません：{e.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Delivery.Retry("接続先の応答がありません");
        }
    }

    private async Task<HttpResponseMessage> PostAsync(Uri url, OutgoingActivity activity, string? token, CancellationToken cancel)
    {
        using var client = http.CreateClient(BotFrameworkExtensions.ConnectorClient);
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.OutgoingActivity)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
    }

    private Delivery Read(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            return Delivery.Sent;
        }

        return status is 408 or 412 or 429 or >= 500
            ? Delivery.Retry($"接続先の応答：{status}", WaitIn(response))
            : Delivery.Rejected($"接続先の応答：{status}");
    }

    private TimeSpan? WaitIn(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };
}
