using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Madoguchi.Bot.Tests.DirectLine;

/// <summary>A Direct Line client as a page would be: one token, one conversation.</summary>
internal sealed class ChatClient(ChatServer server, HttpClient http, string conversationId, string token, string? resume)
{
    public const string Base = "/v3/directline";

    public string ConversationId => conversationId;

    public string Token => token;

    public string? Resume => resume;

    public static async Task<ChatClient> StartAsync(ChatServer server, string? resume = null)
    {
        var http = server.CreateClient();
        var response = await http.PostAsJsonAsync("/chat/token", resume is null ? new JsonObject() : new JsonObject { ["resume"] = resume }, Cancel);
        response.EnsureSuccessStatusCode();
        var body = await ReadAsync(response);
        return new ChatClient(server, http, (string)body["conversationId"]!, (string)body["token"]!, (string)body["resume"]!);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject();

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body = null, string? bearer = null)
    {
        var request = new HttpRequestMessage(method, Base + path) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer ?? token);
        return http.SendAsync(request, Cancel);
    }

    public Task<HttpResponseMessage> PostAsync(JsonObject activity) => SendAsync(HttpMethod.Post, Activities, JsonContent.Create(activity));

    public Task<HttpResponseMessage> PostRawAsync(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(HttpMethod.Post, Activities, content);
    }

    public async Task<string> SayAsync(string text, string? clientId = null)
    {
        var response = await PostAsync(Message(text, clientId));
        response.EnsureSuccessStatusCode();
        return (string)(await ReadAsync(response))["id"]!;
    }

    public static JsonObject Message(string text, string? clientId = null) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["locale"] = "en",
        ["from"] = new JsonObject { ["id"] = "somebody-else" },
        ["channelData"] = clientId is null ? new JsonObject() : new JsonObject { ["clientActivityID"] = clientId },
    };

    public async Task JoinAsync() =>
        (await PostAsync(new JsonObject { ["type"] = "event", ["name"] = "joined", ["value"] = new JsonObject { ["language"] = "en" } })).EnsureSuccessStatusCode();

    /// <summary>Everything after a watermark, and the watermark after it.</summary>
    public async Task<(List<JsonObject> Activities, string Watermark)> PollAsync(string watermark = "")
    {
        var response = await SendAsync(HttpMethod.Get, $"{Activities}?watermark={watermark}");
        response.EnsureSuccessStatusCode();
        return Set(await ReadAsync(response));
    }

    /// <param name="watermark">Null for none.</param>
    public async Task<WebSocket> OpenStreamAsync(string? watermark = "")
    {
        var response = await SendAsync(HttpMethod.Get, $"/conversations/{conversationId}{(watermark is null ? "" : $"?watermark={watermark}")}");
        response.EnsureSuccessStatusCode();
        return await server.OpenSocketAsync((string)(await ReadAsync(response))["streamUrl"]!);
    }

    /// <summary>The activities of the next frame that is not a keep-alive.</summary>
    public static async Task<(List<JsonObject> Activities, string Watermark)> NextAsync(WebSocket socket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var frame = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            frame.Write(buffer, 0, part.Count);
            if (part.EndOfMessage && frame.Length > 0)
            {
                return Set(JsonNode.Parse(Encoding.UTF8.GetString(frame.ToArray()))!.AsObject());
            }
        }
    }

    /// <summary>Frames until this many activities have come.</summary>
    public static async Task<List<JsonObject>> NextAsync(WebSocket socket, int count)
    {
        var all = new List<JsonObject>();
        while (all.Count < count)
        {
            all.AddRange((await NextAsync(socket)).Activities);
        }

        return all;
    }

    private string Activities => $"/conversations/{conversationId}/activities";

    private static (List<JsonObject> Activities, string Watermark) Set(JsonObject body) =>
        (body["activities"]!.AsArray().Select(a => a!.AsObject()).ToList(), (string)body["watermark"]!);
}
