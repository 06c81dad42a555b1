using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Madoguchi.Bot.Tests;

/// <summary>Somebody who writes to the bot and reads what comes back, over the Activity endpoint.</summary>
public sealed class Parent(HttpClient http, string? locale, Parent? same = null)
{
    private int _sent = same?._sent ?? 0;

    public string Id { get; } = same?.Id ?? Guid.NewGuid().ToString("N");

    /// <summary>The replies to the last message, one text each, as a channel without cards shows them.</summary>
    public IReadOnlyList<string> Replies { get; private set; } = [];

    /// <summary>The labels that were offered last.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    public string LastReply => Replies[^1];

    public string AllReplies => string.Join("\n\n", Replies);

    /// <summary>Types a message.</summary>
    public Task<Parent> SaysAsync(string text, string? eventId = null) => SendAsync(new JsonObject { ["text"] = text }, eventId);

    /// <summary>Taps a choice: the channel sends its label.</summary>
    public Task<Parent> TapsAsync(string label)
    {
        Assert.Contains(label, Choices);
        return SaysAsync(label);
    }

    private async Task<Parent> SendAsync(JsonObject activity, string? eventId)
    {
        activity["type"] = "message";
        activity["id"] = eventId ?? $"{Id}-{++_sent}";
        activity["channelId"] = "test";
        activity["serviceUrl"] = "http://127.0.0.1:9/";
        activity["deliveryMode"] = "expectReplies";
        activity["locale"] = locale;
        activity["from"] = new JsonObject { ["id"] = Id };
        activity["recipient"] = new JsonObject { ["id"] = "bot" };
        activity["conversation"] = new JsonObject { ["id"] = Id };
        using var response = await http.PostAsJsonAsync("/api/messages", activity, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var activities = (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["activities"]!.AsArray();
        Replies = activities.Select(ShownText).ToList();
        if (activities.LastOrDefault(a => a!["suggestedActions"] is not null) is { } last)
        {
            Choices = last["suggestedActions"]!["actions"]!.AsArray().Select(a => (string)a!["title"]!).ToList();
        }

        return this;
    }

    private static string ShownText(JsonNode? activity)
    {
        var cards = activity!["attachments"]?.AsArray().Select(a => a!["content"]!.ToJsonString(Relaxed)) ?? [];
        return string.Join('\n', cards.Prepend((string?)activity["text"] ?? ""));
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
