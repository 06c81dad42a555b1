using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Madoguchi.Bot.Tests.DirectLine;

public sealed class StreamTests(ChatServer server) : IClassFixture<ChatServer>
{
    [Fact]
    public async Task A_stream_opened_before_the_first_word_hears_it_and_the_reply()
    {
        var client = await ChatClient.StartAsync(server);
        using var socket = await client.OpenStreamAsync();

        await client.SayAsync("child allowance", "first");

        var activities = await ChatClient.NextAsync(socket, 2);
        Assert.Equal("first", (string)activities[0]["channelData"]!["clientActivityID"]!);
        Assert.Equal((string)activities[0]["id"]!, (string)activities[1]["replyToId"]!);
    }

    [Fact]
    public async Task After_a_loss_exactly_what_was_missed_is_sent()
    {
        var client = await ChatClient.StartAsync(server);
        await client.SayAsync("child allowance", "seen");
        string watermark;
        using (var before = await client.OpenStreamAsync())
        {
            (_, watermark) = await ChatClient.NextAsync(before);
        }

        await client.SayAsync("postnatal care", "missed");
        using var after = await client.OpenStreamAsync(watermark);

        var activities = (await ChatClient.NextAsync(after)).Activities;
        Assert.Equal("missed", (string)activities[0]["channelData"]!["clientActivityID"]!);
        Assert.DoesNotContain(activities, a => (string?)a["channelData"]?["clientActivityID"] == "seen");
    }

    [Theory]
    [InlineData("", "old")]
    [InlineData("no-number", "old")]
    [InlineData(null, "new")]
    public async Task An_empty_watermark_means_everything_and_none_means_only_what_is_new(string? watermark, string expected)
    {
        var client = await ChatClient.StartAsync(server);
        await client.SayAsync("child allowance", "old");
        using var socket = await client.OpenStreamAsync(watermark);
        await client.SayAsync("postnatal care", "new");

        var (activities, _) = await ChatClient.NextAsync(socket);

        Assert.Equal(expected, (string)activities[0]["channelData"]!["clientActivityID"]!);
    }

    [Fact]
    public async Task What_the_client_sends_into_the_socket_is_ignored()
    {
        var client = await ChatClient.StartAsync(server);
        using var socket = await client.OpenStreamAsync();
        await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, ChatClient.Cancel);
        await socket.SendAsync("not json"u8.ToArray(), WebSocketMessageType.Text, true, ChatClient.Cancel);
        await socket.SendAsync(new byte[100_000], WebSocketMessageType.Binary, true, ChatClient.Cancel);

        await client.SayAsync("child allowance", "heard");

        Assert.Equal("heard", (string)(await ChatClient.NextAsync(socket)).Activities[0]["channelData"]!["clientActivityID"]!);
    }

    [Fact]
    public async Task All_open_streams_of_a_conversation_hear_and_a_fifth_closes_the_oldest()
    {
        var client = await ChatClient.StartAsync(server);
        var sockets = new List<WebSocket>();
        for (var i = 0; i < 5; i++)
        {
            sockets.Add(await client.OpenStreamAsync());
        }

        var closed = await sockets[0].ReceiveAsync(new byte[100].AsMemory(), ChatClient.Cancel);
        Assert.Equal(WebSocketMessageType.Close, closed.MessageType);
        Assert.Equal("collision", sockets[0].CloseStatusDescription);

        await client.SayAsync("child allowance");
        foreach (var socket in sockets.Skip(1))
        {
            Assert.NotEmpty((await ChatClient.NextAsync(socket)).Activities);
        }
    }

    [Fact]
    public async Task What_staff_write_is_streamed_with_the_desks_name()
    {
        var client = await ChatClient.StartAsync(server);
        await client.SayAsync("child allowance");
        using var socket = await client.OpenStreamAsync();
        await ChatClient.NextAsync(socket);

        await server.Store.WriteAsync(
            session =>
            {
                var id = session.First<string>("select id from conversations where channel_key = @Key", new { Key = client.ConversationId })!;
                session.Execute("update conversations set last_seq = last_seq + 1 where id = @id", new { id });
                session.Execute(
                    """
                    insert into messages (id, conversation_id, seq, author, language, text, at, delivery)
                    select 'staff-message', id, last_seq, 'staff', 'en', 'Are you safe now?', 0, 'stream' from conversations where id = @id
                    """,
                    new { id });
                session.Announce(id);
            },
            ChatClient.Cancel);

        var message = Assert.Single((await ChatClient.NextAsync(socket)).Activities);
        Assert.Equal("Are you safe now?", (string)message["text"]!);
        Assert.True((bool)message["channelData"]!["staff"]!);
        Assert.NotEmpty((string)message["from"]!["name"]!);
    }

    [Fact]
    public async Task A_stream_opens_with_its_own_fresh_token_only()
    {
        var client = await ChatClient.StartAsync(server);
        var other = await ChatClient.StartAsync(server);
        var body = await ChatClient.ReadAsync(await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}"));
        var url = (string)body["streamUrl"]!;

        await Refused(url.Replace(client.ConversationId, other.ConversationId, StringComparison.Ordinal));
        await Refused(url[..url.IndexOf("t=", StringComparison.Ordinal)] + "t=" + client.Token);
        server.Clock.Advance(TimeSpan.FromSeconds(61));
        await Refused(url);
    }

    [Fact]
    public async Task A_stream_asked_for_without_a_socket_is_an_error_object()
    {
        var client = await ChatClient.StartAsync(server);
        var body = await ChatClient.ReadAsync(await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}"));

        var response = await server.CreateClient().GetAsync(new Uri((string)body["streamUrl"]!).PathAndQuery, ChatClient.Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((string)(await ChatClient.ReadAsync(response))["error"]!["code"]!);
    }

    private async Task Refused(string url)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => server.OpenSocketAsync(url));
        Assert.Contains("403", refusal.Message, StringComparison.Ordinal);
    }
}
