using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Madoguchi.Bot.Tests.BotFramework;

/// <summary>What is not an activity, or not one from here, is refused with an error that can be read, and nothing happens.</summary>
public sealed class RefusedBodiesTests : IAsyncLifetime
{
    private BotHost _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await BotHost.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":"message","type":"message"}""")]
    [InlineData("""{"type":"typing","a":{"b":1,"\u0062":2}}""")]
    [InlineData("""{"type":"typing"} {}""")]
    [InlineData("""{"type":"message","text":1}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    [InlineData("""{"type":"message","conversation":[]}""")]
    [InlineData("""{"type":"message","text":"hi","deliveryMode":"expectReplies"}""")]
    [InlineData("""{"type":"message","text":"hi","conversation":{"id":"c"},"deliveryMode":"expectReplies"}""")]
    [InlineData("""{"type":"message","text":"hi","conversation":{"id":".."},"from":{"id":"p"},"deliveryMode":"expectReplies"}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"p"}],"recipient":{"id":"b"}}""")]
    public async Task A_body_that_is_not_an_activity_is_answered_400(string body)
    {
        using var response = await _bot.PostAsync(Encoding.UTF8.GetBytes(body));
        await AssertErrorAsync(response, HttpStatusCode.BadRequest, "BadSyntax");
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_answered_400()
    {
        using var response = await _bot.PostAsync([.. "{\"type\":\"message\",\"text\":\""u8, 0xFF, 0xFE, .. "\"}"u8]);
        await AssertErrorAsync(response, HttpStatusCode.BadRequest, "BadSyntax");
    }

    [Fact]
    public async Task Nesting_without_end_is_answered_400()
    {
        using var response = await _bot.PostAsync(Encoding.UTF8.GetBytes("{\"type\":\"typing\",\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}"));
        await AssertErrorAsync(response, HttpStatusCode.BadRequest, "BadSyntax");
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("https://example.org/?a=b")]
    [InlineData("example.org")]
    [InlineData("")]
    public async Task A_service_url_that_is_no_safe_address_is_answered_400(string serviceUrl)
    {
        using var response = await _bot.PostAsync(Activities.Message(serviceUrl, "hello"));
        Assert.Contains("serviceUrl", await AssertErrorAsync(response, HttpStatusCode.BadRequest, "BadSyntax"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_longer_than_any_index_takes_are_answered_400()
    {
        using var response = await _bot.PostAsync(Activities.Message("https://example.org/", "hello", conversation: new string('界', 1000)));
        await AssertErrorAsync(response, HttpStatusCode.BadRequest, "BadSyntax");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_256_kilobytes_are_answered_413(bool withLength)
    {
        var body = new byte[(256 * 1024) + 1];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = withLength ? new ByteArrayContent(body) : new StreamContent(new Unmeasured(body)) };
        using var response = await _bot.SendAsync(request);
        await AssertErrorAsync(response, HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
    }

    [Fact]
    public async Task Exactly_256_kilobytes_are_read()
    {
        var start = "{\"type\":\"typing\",\"a\":\""u8.ToArray();
        byte[] body = [.. start, .. Enumerable.Repeat((byte)'x', (256 * 1024) - start.Length - 2), .. "\"}"u8];
        using var response = await _bot.PostAsync(body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Only_post_is_answered(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");
        using var response = await _bot.SendAsync(request);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        await AssertErrorAsync(response, HttpStatusCode.MethodNotAllowed, "MethodNotAllowed");
    }

    [Theory]
    [InlineData("127.0.0.1", "200")]
    [InlineData("127.8.8.8", "200")]
    [InlineData("::1", "200")]
    [InlineData("::ffff:127.0.0.1", "200")]
    [InlineData("10.0.0.1", "401")]
    [InlineData("203.0.113.5", "401")]
    [InlineData("::ffff:10.0.0.1", "401")]
    [InlineData("2001:db8::1", "401")]
    [InlineData("127.0.0.1", "401", "X-Forwarded-For", "203.0.113.5")]
    [InlineData("127.0.0.1", "401", "Forwarded", "for=203.0.113.5")]
    [InlineData("127.0.0.1", "401", "Origin", "https://evil.example")]
    [InlineData("127.0.0.1", "401", "Origin", "null")]
    [InlineData("127.0.0.1", "200", "Origin", "http://localhost:3000")]
    public async Task Without_an_app_id_only_callers_on_this_machine_are_answered(string from, string status, string? header = null, string? value = null)
    {
        await using var bot = await BotHost.StartAsync(from: from);
        var activity = Activities.Message("", "hello").With("deliveryMode", "expectReplies");
        using var response = header is null ? await bot.PostAsync(activity) : await bot.PostAsync(activity, null, (header, value!));
        if (status == "200")
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            return;
        }

        Assert.Contains("BotFramework:AppId", await AssertErrorAsync(response, HttpStatusCode.Unauthorized, "Unauthorized", bot), StringComparison.Ordinal);
    }

    private async Task<string> AssertErrorAsync(HttpResponseMessage response, HttpStatusCode status, string code, BotHost? bot = null)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode} {body}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var error = JsonNode.Parse(body)!["error"]!;
        Assert.Equal(code, (string?)error["code"]);
        Assert.Equal(0, await (bot ?? _bot).CountAsync("conversations"));
        return (string)error["message"]!;
    }

    /// <summary>A body whose length is not told in advance.</summary>
    private sealed class Unmeasured(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
