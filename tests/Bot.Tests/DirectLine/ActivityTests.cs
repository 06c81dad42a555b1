using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Madoguchi.Bot.Tests.DirectLine;

public sealed class ActivityTests(ChatServer server) : IClassFixture<ChatServer>
{
    [Fact]
    public async Task Starting_is_201_the_first_time_and_200_after_that_with_an_address_for_the_socket()
    {
        var client = await ChatClient.StartAsync(server);

        var first = await client.SendAsync(HttpMethod.Post, "/conversations");
        var second = await client.SendAsync(HttpMethod.Post, "/conversations");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        var body = await ChatClient.ReadAsync(first);
        Assert.Equal(client.ConversationId, (string)body["conversationId"]!);
        Assert.StartsWith($"ws://localhost/v3/directline/conversations/{client.ConversationId}/stream?", (string)body["streamUrl"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_proxy_the_address_of_the_socket_is_the_one_the_client_used()
    {
        var client = await ChatClient.StartAsync(server);
        var request = new HttpRequestMessage(HttpMethod.Get, $"{ChatClient.Base}/conversations/{client.ConversationId}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", client.Token);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "chat.example.jp");

        var body = await ChatClient.ReadAsync(await server.CreateClient().SendAsync(request, ChatClient.Cancel));

        Assert.StartsWith("wss://chat.example.jp/v3/directline/", (string)body["streamUrl"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_senders_own_message_comes_first_and_the_reply_names_it()
    {
        var client = await ChatClient.StartAsync(server);

        var id = await client.SayAsync("child allowance", "client-1");

        var (activities, watermark) = await client.PollAsync();
        Assert.Equal(id, (string)activities[0]["id"]!);
        Assert.Equal("client-1", (string)activities[0]["channelData"]!["clientActivityID"]!);
        Assert.Equal("user", (string)activities[0]["from"]!["role"]!);
        Assert.NotEqual("somebody-else", (string)activities[0]["from"]!["id"]!);
        Assert.Equal("bot", (string)activities[1]["from"]!["role"]!);
        Assert.Equal(id, (string)activities[1]["replyToId"]!);
        Assert.NotEmpty((string)activities[1]["text"]!);
        Assert.Empty((await client.PollAsync(watermark)).Activities);
    }

    [Fact]
    public async Task A_message_sent_again_with_its_id_is_stored_once_and_gets_the_same_answer()
    {
        var client = await ChatClient.StartAsync(server);

        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.SayAsync("child allowance", "again")));

        Assert.Single(ids.Distinct());
        Assert.Single((await client.PollAsync()).Activities, a => (string)a["from"]!["role"]! == "user");
    }

    [Fact]
    public async Task Joining_introduces_the_bot_once_with_choices_for_every_client()
    {
        var client = await ChatClient.StartAsync(server);
        await client.JoinAsync();
        await client.JoinAsync();

        var intro = Assert.Single((await client.PollAsync()).Activities);
        var actions = intro["suggestedActions"]!["actions"]!.AsArray();
        Assert.NotEmpty(actions);
        Assert.All(actions, a => Assert.Equal((string)a!["title"]!, (string)a["value"]!));
        Assert.All(actions, a => Assert.Equal("imBack", (string)a!["type"]!));
        Assert.Equal(actions.Count, intro["channelData"]!["choices"]!.AsArray().Count);
        Assert.Equal("en", (string)intro["channelData"]!["answer"]!["language"]!);
    }

    [Fact]
    public async Task A_contact_is_a_card_with_a_call_button_whose_number_is_escaped()
    {
        var client = await ChatClient.StartAsync(server);
        await client.SayAsync("Who can I call right now tonight?");
        await client.SayAsync("My child is sick at night, #8000");

        var cards = (await client.PollAsync()).Activities.SelectMany(a => a["attachments"]?.AsArray() ?? []).ToList();

        Assert.NotEmpty(cards);
        Assert.All(cards, c => Assert.Equal("application/vnd.microsoft.card.hero", (string)c!["contentType"]!));
        var calls = cards.SelectMany(c => c!["content"]!["buttons"]?.AsArray() ?? []).ToList();
        Assert.NotEmpty(calls);
        Assert.All(calls, c => Assert.Matches("^tel:[0-9%A-F]+$", (string)c!["value"]!));
        Assert.All(calls, c => Assert.Equal("call", (string)c!["type"]!));
    }

    [Fact]
    public async Task Settings_change_language_and_place_without_a_message()
    {
        var client = await ChatClient.StartAsync(server);
        await client.JoinAsync();
        var (_, watermark) = await client.PollAsync();

        var response = await client.PostAsync(new JsonObject
        {
            ["type"] = "event", ["name"] = "settings", ["value"] = new JsonObject { ["language"] = "ja", ["municipality"] = "ayase" },
        });

        response.EnsureSuccessStatusCode();
        var replies = (await client.PollAsync(watermark)).Activities;
        Assert.NotEmpty(replies);
        Assert.All(replies, r => Assert.Equal("ja", (string)r["locale"]!));
        Assert.DoesNotContain(replies, r => (string)r["from"]!["role"]! == "user");
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"endOfConversation"}""")]
    [InlineData("""{"type":"somethingNew","value":{"a":[1,2]}}""")]
    [InlineData("""{"type":"event","name":"unknown"}""")]
    [InlineData("""{"type":"event"}""")]
    [InlineData("""{"type":"message","text":"  "}""")]
    [InlineData("""{"type":"message","text":7}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"x"}]}""")]
    public async Task What_is_not_for_the_bot_is_accepted_and_changes_nothing(string activity)
    {
        var client = await ChatClient.StartAsync(server);

        var response = await client.PostRawAsync(Encoding.UTF8.GetBytes(activity));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty((string)(await ChatClient.ReadAsync(response))["id"]!);
        Assert.Empty((await client.PollAsync()).Activities);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("not json")]
    [InlineData("{\"text\":\"no type\"}")]
    [InlineData("{\"type\":\"\"}")]
    public async Task A_body_that_is_no_activity_is_400_with_an_error_object(string body)
    {
        var client = await ChatClient.StartAsync(server);

        var response = await client.PostRawAsync(Encoding.UTF8.GetBytes(body));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("MalformedData", (string)(await ChatClient.ReadAsync(response))["error"]!["code"]!);
    }

    [Fact]
    public async Task A_body_over_256_KB_is_413_with_an_error_object()
    {
        var client = await ChatClient.StartAsync(server);

        var response = await client.PostAsync(ChatClient.Message(new string('a', 256 * 1024)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.NotEmpty((string)(await ChatClient.ReadAsync(response))["error"]!["code"]!);
    }

    [Theory]
    [InlineData(@"half \ud83d emoji", "half \uFFFD emoji")]
    [InlineData(@"half \udc00\ud83d end", "half \uFFFD\uFFFD end")]
    [InlineData(@"whole \ud83d\ude00 emoji", "whole \U0001F600 emoji")]
    [InlineData(@"a backslash \\ud83d stays", @"a backslash \ud83d stays")]
    public async Task Halves_of_surrogate_pairs_do_not_lose_the_message(string json, string expected)
    {
        var client = await ChatClient.StartAsync(server);

        var response = await client.PostRawAsync(Encoding.UTF8.GetBytes($$"""{"type":"message","text":"{{json}}"}"""));

        response.EnsureSuccessStatusCode();
        Assert.Equal(expected, (string)(await client.PollAsync()).Activities[0]["text"]!);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_do_not_lose_the_message()
    {
        var client = await ChatClient.StartAsync(server);

        var response = await client.PostRawAsync([.. "{\"type\":\"message\",\"text\":\"caf"u8, 0xE9, .. "\"}"u8]);

        response.EnsureSuccessStatusCode();
        Assert.Equal("caf\uFFFD", (string)(await client.PollAsync()).Activities[0]["text"]!);
    }

    [Fact]
    public async Task Of_a_thousand_messages_at_once_some_are_put_off_and_none_is_lost_or_doubled()
    {
        var client = await ChatClient.StartAsync(server);

        var responses = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => client.PostAsync(ChatClient.Message("child allowance", $"burst-{i}"))));

        Assert.All(responses, r => Assert.Contains(r.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.TooManyRequests }));
        var putOff = responses.Where(r => r.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(putOff);
        Assert.All(putOff, r => Assert.NotNull(r.Headers.RetryAfter));
        Assert.Equal("TooManyMessages", (string)(await ChatClient.ReadAsync(putOff[0]))["error"]!["code"]!);

        var stored = new List<JsonObject>();
        for (var watermark = ""; await client.PollAsync(watermark) is { Activities.Count: > 0 } page; watermark = page.Watermark)
        {
            stored.AddRange(page.Activities.Where(a => (string)a["from"]!["role"]! == "user"));
        }

        Assert.Equal(responses.Count(r => r.IsSuccessStatusCode), stored.Count);
        Assert.Equal(stored.Count, stored.Select(a => (string)a["channelData"]!["clientActivityID"]!).Distinct().Count());

        // Somebody else is not put off.
        await (await ChatClient.StartAsync(server)).SayAsync("child allowance");
    }

    [Fact]
    public async Task A_picture_is_answered_kindly_and_echoed()
    {
        var client = await ChatClient.StartAsync(server);
        var activity = new StringContent("""{"type":"message","attachments":[{"contentType":"image/png","name":"a.png"}],"channelData":{"clientActivityID":"picture"}}""");
        activity.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        var file = new ByteArrayContent([1, 2, 3]);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var form = new MultipartFormDataContent { { activity, "activity", "blob" }, { file, "file", "a.png" } };

        var response = await client.SendAsync(HttpMethod.Post, $"/conversations/{client.ConversationId}/upload?userId=x", form);

        response.EnsureSuccessStatusCode();
        var activities = (await client.PollAsync()).Activities;
        Assert.Equal("picture", (string)activities[0]["channelData"]!["clientActivityID"]!);
        Assert.NotEmpty((string)activities[1]["text"]!);
    }

    [Fact]
    public async Task What_is_written_beside_a_picture_is_read()
    {
        var client = await ChatClient.StartAsync(server);
        var activity = new StringContent("""{"type":"message","text":"child allowance","locale":"en","attachments":[{"contentType":"image/png"}]}""");
        activity.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a.png" }, { activity, "activity", "blob" } };

        (await client.SendAsync(HttpMethod.Post, $"/conversations/{client.ConversationId}/upload", form)).EnsureSuccessStatusCode();

        Assert.Equal("child allowance", (string)(await client.PollAsync()).Activities[0]["text"]!);
    }

    [Fact]
    public async Task A_bare_file_and_a_broken_form_are_still_answered()
    {
        var client = await ChatClient.StartAsync(server);
        var bare = new ByteArrayContent([1, 2, 3]);
        bare.Headers.ContentType = new MediaTypeHeaderValue("audio/ogg");
        var broken = new ByteArrayContent("--x\r\nContent-Disp"u8.ToArray());
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        var watermark = "";
        foreach (var body in new HttpContent[] { bare, broken })
        {
            (await client.SendAsync(HttpMethod.Post, $"/conversations/{client.ConversationId}/upload", body)).EnsureSuccessStatusCode();
            (var replies, watermark) = await client.PollAsync(watermark);
            Assert.Contains(replies, a => (string)a["from"]!["role"]! == "bot");
        }
    }

    [Theory]
    [InlineData("OPTIONS", "/conversations", HttpStatusCode.NoContent)]
    [InlineData("OPTIONS", "/conversations/x/activities", HttpStatusCode.NoContent)]
    [InlineData("OPTIONS", "/conversations/x/upload", HttpStatusCode.NoContent)]
    [InlineData("OPTIONS", "/tokens/refresh", HttpStatusCode.NoContent)]
    [InlineData("POST", "/tokens/refresh", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "/conversations/x/activities", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "/session/getsessionid", HttpStatusCode.NotFound)]
    public async Task Pages_of_other_sites_may_call_and_see_errors(string method, string path, HttpStatusCode expected)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), ChatClient.Base + path);
        request.Headers.Add("Origin", "https://city.example.jp");
        request.Headers.Add("Access-Control-Request-Method", "POST");

        var response = await server.CreateClient().SendAsync(request, ChatClient.Cancel);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        if (method == "OPTIONS")
        {
            Assert.Contains("x-ms-bot-agent", response.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        }
    }
}
