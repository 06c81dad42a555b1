using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Madoguchi.Bot.Tests.DirectLine;

public sealed class TokenTests(ChatServer server) : IClassFixture<ChatServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_visitor_gets_a_conversation_of_their_own()
    {
        var one = await ChatClient.StartAsync(server);
        var other = await ChatClient.StartAsync(server);

        Assert.NotEqual(one.ConversationId, other.ConversationId);
    }

    [Fact]
    public async Task An_expired_token_is_answered_403_TokenExpired_and_the_resume_token_brings_the_conversation_back()
    {
        var before = await ChatClient.StartAsync(server);
        await before.SayAsync("child allowance", "kept");
        server.Clock.Advance(TimeSpan.FromMinutes(31));

        var refused = await before.SendAsync(HttpMethod.Get, $"/conversations/{before.ConversationId}/activities");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("TokenExpired", await CodeOf(refused));

        var after = await ChatClient.StartAsync(server, before.Resume);
        Assert.Equal(before.ConversationId, after.ConversationId);
        Assert.Equal("child allowance", (string)(await after.PollAsync()).Activities[0]["text"]!);
    }

    [Fact]
    public async Task A_resume_token_is_refused_after_thirty_days()
    {
        var client = await ChatClient.StartAsync(server);
        server.Clock.Advance(TimeSpan.FromDays(30));

        var response = await server.CreateClient().PostAsJsonAsync("/chat/token", new JsonObject { ["resume"] = client.Resume }, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Tokens_of_one_kind_are_not_taken_for_another()
    {
        var client = await ChatClient.StartAsync(server);

        var callWithResume = await client.SendAsync(HttpMethod.Post, "/tokens/refresh", bearer: client.Resume);
        var resumeWithCall = await server.CreateClient().PostAsJsonAsync("/chat/token", new JsonObject { ["resume"] = client.Token }, Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, callWithResume.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, resumeWithCall.StatusCode);
    }

    [Fact]
    public async Task A_token_reaches_its_own_conversation_only()
    {
        var client = await ChatClient.StartAsync(server);
        var victim = await ChatClient.StartAsync(server);
        await victim.SayAsync("child allowance");

        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Get, "/activities"), (HttpMethod.Post, "/activities"), (HttpMethod.Post, "/upload") })
        {
            var response = await client.SendAsync(method, $"/conversations/{victim.ConversationId}{path}", method == HttpMethod.Post ? JsonContent.Create(ChatClient.Message("me")) : null);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }

        Assert.DoesNotContain((await victim.PollAsync()).Activities, a => (string?)a["text"] == "me");
    }

    [Theory]
    [InlineData("made-up")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_conversation_that_was_never_given_out_is_not_found(string id)
    {
        var client = await ChatClient.StartAsync(server);

        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(HttpMethod.Get, $"/conversations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(HttpMethod.Get, $"/conversations/{id}/activities", bearer: ChatServer.Secret)).StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Basic abc", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer not-a-token", HttpStatusCode.Forbidden)]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJhdWQiOiJkaXJlY3RsaW5lIiwiY29udiI6ImEiLCJ1c2VyIjoiYiIsImV4cCI6NDEwMjQ0NDgwMH0.", HttpStatusCode.Forbidden)]
    public async Task A_missing_header_is_401_and_a_wrong_token_403(string? authorization, HttpStatusCode expected)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        var response = await server.CreateClient().SendAsync(request, Cancel);

        Assert.Equal(expected, response.StatusCode);
        Assert.NotEmpty(await CodeOf(response));
    }

    [Fact]
    public async Task A_token_whose_payload_was_changed_is_refused()
    {
        var client = await ChatClient.StartAsync(server);
        var victim = await ChatClient.StartAsync(server);
        var parts = client.Token.Split('.');
        var forged = $"{parts[0]}.{victim.Token.Split('.')[1]}.{parts[2]}";

        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(HttpMethod.Get, $"/conversations/{victim.ConversationId}", bearer: forged)).StatusCode);
    }

    [Fact]
    public async Task The_secret_generates_tokens_that_carry_the_user_and_a_token_does_not()
    {
        var client = await ChatClient.StartAsync(server);
        var body = JsonContent.Create(new JsonObject { ["user"] = new JsonObject { ["id"] = "dl_parent" } });

        var refused = await client.SendAsync(HttpMethod.Post, "/tokens/generate", body);
        var generated = await ChatClient.ReadAsync(await client.SendAsync(HttpMethod.Post, "/tokens/generate", body, ChatServer.Secret));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(1800, (int)generated["expires_in"]!);
        Assert.Equal("dl_parent", UserIn((string)generated["token"]!));
        Assert.Null(generated["streamUrl"]);
    }

    [Fact]
    public async Task Refreshing_gives_a_token_of_the_same_conversation_and_user()
    {
        var client = await ChatClient.StartAsync(server);

        var body = await ChatClient.ReadAsync(await client.SendAsync(HttpMethod.Post, "/tokens/refresh"));

        Assert.Equal(client.ConversationId, (string)body["conversationId"]!);
        Assert.Equal(UserIn(client.Token), UserIn((string)body["token"]!));
    }

    [Fact]
    public async Task The_same_store_gives_the_same_key_after_a_restart()
    {
        var stored = await server.Store.ReadAsync(s => s.First<string>("select value from settings where name = 'directline-key'"), Cancel);
        Assert.True(stored is null || Convert.FromBase64String(stored).Length == 32);

        await ChatClient.StartAsync(server);

        var after = await server.Store.ReadAsync(s => s.First<string>("select value from settings where name = 'directline-key'"), Cancel);
        Assert.NotNull(after);
        Assert.True(stored is null || stored == after);
    }

    private static async Task<string> CodeOf(HttpResponseMessage response) => (string)(await ChatClient.ReadAsync(response))["error"]!["code"]!;

    private static string UserIn(string token)
    {
        var payload = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return (string)JsonNode.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '='))))!["user"]!;
    }
}
