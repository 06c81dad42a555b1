using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Madoguchi.Bot.Tests.BotFramework;

/// <summary>What an activity causes, while callers on this machine need no token.</summary>
public sealed class ActivityTests : IAsyncLifetime
{
    private BotHost _bot = null!;
    private FakeConnector _connector = null!;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _bot = await BotHost.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task A_message_is_answered_through_the_connector()
    {
        await _bot.TellAsync(Activities.Message(_connector.ServiceUrl, "おはようございます", id: "42"));
        var reply = await _connector.NextAsync();
        Assert.Equal("POST", reply.Method);
        Assert.Equal("/v3/conversations/c1/activities/42", reply.Target);
        Assert.Null(reply.Authorization);
        Assert.Equal("message", reply.Body.GetProperty("type").GetString());
        Assert.Equal(Activities.Bot, reply.Body.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("29:parent", reply.Body.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Equal("c1", reply.Body.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Equal("42", reply.Body.GetProperty("replyToId").GetString());
        Assert.Equal("webchat", reply.Body.GetProperty("channelId").GetString());
        Assert.Equal("ja", reply.Body.GetProperty("locale").GetString());
        Assert.Equal("markdown", reply.Body.GetProperty("textFormat").GetString());
        Assert.NotEqual("", reply.Text);
    }

    [Fact]
    public async Task A_sender_that_expects_replies_gets_them_in_the_response_and_nowhere_else()
    {
        var replies = await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, "hello"));
        Assert.NotEmpty(replies);
        Assert.All(replies, r => Assert.Equal("message", (string?)r!["type"]));
        Assert.All(replies, r => Assert.Equal("1", (string?)r!["replyToId"]));
        Assert.Equal(replies.Count, replies.Select(r => (string?)r!["id"]).Distinct().Count());
        await _bot.TellAsync(Activities.Message(_connector.ServiceUrl, "hello", id: "2"));
        Assert.Equal("/v3/conversations/c1/activities/2", (await _connector.NextAsync()).Target);
    }

    [Fact]
    public async Task Replies_expected_inline_need_no_service_url() =>
        Assert.NotEmpty(await _bot.AskAsync(Activities.Message("", "hello").Without("serviceUrl").Without("channelId").Without("recipient")));

    [Fact]
    public async Task The_menu_is_offered_as_suggested_actions_whose_title_and_value_are_the_same()
    {
        var replies = await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, "hello"));
        var suggested = replies[^1]!["suggestedActions"]!;
        Assert.Equal("29:parent", (string?)suggested["to"]![0]);
        Assert.All(suggested["actions"]!.AsArray(), a =>
        {
            Assert.Equal("imBack", (string?)a!["type"]);
            Assert.Equal((string?)a["title"], (string?)a["value"]);
        });
        var answer = await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, (string)suggested["actions"]![0]!["title"]!, id: "2"));
        Assert.NotEqual(replies.ToJsonString(), answer.ToJsonString());
        Assert.NotEmpty(answer);
    }

    [Fact]
    public async Task A_repeated_activity_is_answered_with_the_same_replies_and_changes_nothing()
    {
        var first = await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, "hello"));
        var again = await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, "hello"));
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Single(await _bot.QueryAsync<string>("select id from messages where author = 'parent'"));
    }

    [Fact]
    public async Task A_repeated_activity_is_sent_once()
    {
        await _bot.TellAsync(Activities.Message(_connector.ServiceUrl, "hello"));
        await _bot.TellAsync(Activities.Message(_connector.ServiceUrl, "hello"));
        await _bot.UntilAsync("select count(*) = (select count(*) from messages where author <> 'parent') from messages where delivery = 'sent'");
        Assert.Equal(await CountReplies(), _connector.Count);
    }

    [Fact]
    public async Task The_same_activity_id_in_another_conversation_is_another_activity()
    {
        await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, "hello", conversation: "c1"));
        await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, "hello", conversation: "c2"));
        Assert.Equal(2, await _bot.CountAsync("conversations"));
        Assert.Equal(2, (await _bot.QueryAsync<string>("select id from messages where author = 'parent'")).Count);
    }

    [Fact]
    public async Task Activities_without_an_id_are_each_new()
    {
        await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, "hello").Without("id"));
        var replies = await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, "hello").Without("id"));
        Assert.All(replies, r => Assert.Null(r!["replyToId"]));
        Assert.Equal(2, (await _bot.QueryAsync<string>("select id from messages where author = 'parent'")).Count);
    }

    [Fact]
    public async Task Who_joins_is_greeted_once_and_the_bot_is_not()
    {
        await _bot.TellAsync(Joined("a", Activities.Bot));
        Assert.Equal(0, await _bot.CountAsync("conversations"));
        await _bot.TellAsync(Joined("b", Activities.Bot, "29:parent"));
        await _bot.TellAsync(Joined("c", "29:parent"));
        var greeting = await _connector.NextAsync();
        Assert.Equal("/v3/conversations/c1/activities", greeting.Target);
        Assert.Equal("29:parent", greeting.Body.GetProperty("recipient").GetProperty("id").GetString());
        Assert.False(greeting.Body.TryGetProperty("replyToId", out _));
        Assert.Single(await _bot.QueryAsync<string>("select id from messages"));
    }

    [Fact]
    public async Task Several_who_join_are_each_greeted_inline_where_replies_are_expected()
    {
        var replies = await _bot.AskAsync(Joined("a", "p1", Activities.Bot, "p2", "p1").Without("from"));
        Assert.Equal(["p1", "p2"], replies.Select(r => (string?)r!["recipient"]!["id"]));
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("endOfConversation")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("installationUpdate")]
    [InlineData("invoke")]
    [InlineData("command")]
    [InlineData("trace")]
    [InlineData("Message")]
    [InlineData("something/new")]
    public async Task Other_types_are_accepted_without_effect(string type)
    {
        await _bot.TellAsync(Activities.New(_connector.ServiceUrl, type).With("text", "hello"));
        Assert.Equal(0, await _bot.CountAsync("conversations"));
    }

    [Theory]
    [InlineData("handoff.status", """{"state":"accepted"}""")]
    [InlineData("something.else", "1")]
    [InlineData("settings", "null")]
    [InlineData("settings", "[1]")]
    [InlineData(null, "{}")]
    public async Task Events_that_mean_nothing_here_are_accepted_without_effect(string? name, string value)
    {
        await _bot.TellAsync(Activities.New(_connector.ServiceUrl, "event").With("name", name).With("value", JsonNode.Parse(value)));
        Assert.Equal(0, await _bot.CountAsync("conversations"));
    }

    [Fact]
    public async Task Settings_change_language_and_municipality()
    {
        await _bot.TellAsync(Activities.New(_connector.ServiceUrl, "event").With("name", "settings").With("value", JsonNode.Parse("""{"language":"en","municipality":"nerima"}""")));
        Assert.Equal(["en/nerima"], await _bot.QueryAsync<string>("select language || '/' || municipality from conversations"));
        Assert.Equal("/v3/conversations/c1/activities", (await _connector.NextAsync()).Target);
    }

    [Fact]
    public async Task A_card_submitted_without_text_is_a_choice()
    {
        var replies = await _bot.AskAsync(Activities.New(_connector.ServiceUrl, "message").With("value", "lang:en"));
        Assert.All(replies, r => Assert.Equal("en", (string?)r!["locale"]));
    }

    [Fact]
    public async Task A_card_that_submits_fields_is_a_choice_too()
    {
        var replies = await _bot.AskAsync(Activities.New(_connector.ServiceUrl, "message").With("value", new JsonObject { ["choice"] = "lang:en" }));
        Assert.All(replies, r => Assert.Equal("en", (string?)r!["locale"]));
    }

    [Fact]
    public async Task Words_written_into_a_card_are_a_message()
    {
        await _bot.AskAsync(Activities.New(_connector.ServiceUrl, "message").With("value", new JsonObject { ["text"] = "助けてください" }));
        Assert.Equal(["助けてください"], await _bot.QueryAsync<string>("select text from messages where author = 'parent'"));
    }

    [Fact]
    public async Task The_value_of_a_messageBack_button_is_the_choice_and_its_text_what_was_said()
    {
        var replies = await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, "こんにちは")
            .With("value", "lang:en").With("channelData", JsonNode.Parse("""{"messageBack":{"displayText":"x"}}""")));
        Assert.All(replies, r => Assert.Equal("en", (string?)r!["locale"]));
        Assert.Equal(["こんにちは"], await _bot.QueryAsync<string>("select text from messages where author = 'parent'"));
    }

    [Fact]
    public async Task The_text_of_a_postBack_button_is_the_choice()
    {
        var replies = await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, "lang:en").With("channelData", JsonNode.Parse("""{"postBack":true}""")));
        Assert.All(replies, r => Assert.Equal("en", (string?)r!["locale"]));
    }

    [Fact]
    public async Task A_picture_alone_is_answered_too()
    {
        var picture = JsonNode.Parse("""[{"contentType":"image/png","contentUrl":"https://example.org/1.png"}]""");
        await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, "こんにちは", id: "0"));
        Assert.NotEmpty(await _bot.AskAsync(Activities.New(_connector.ServiceUrl, "message").With("attachments", picture)));
    }

    [Fact]
    public async Task In_a_group_the_bot_answers_only_when_it_is_mentioned()
    {
        var group = new JsonObject { ["id"] = "g1", ["isGroup"] = true };
        await _bot.TellAsync(Activities.Message(_connector.ServiceUrl, "hello all").With("conversation", group.DeepClone()));
        await _bot.TellAsync(Joined("2", "29:parent").With("conversation", group.DeepClone()));
        Assert.Equal(0, await _bot.CountAsync("conversations"));

        var mention = JsonNode.Parse($$"""[{"type":"somethingElse"},{"type":"mention","mentioned":{"id":"{{Activities.Bot}}"},"text":"<at>Madoguchi</at>"}]""");
        var replies = await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, "<at>Madoguchi</at> 予防接種", id: "3").With("conversation", group).With("entities", mention));
        Assert.NotEmpty(replies);
        Assert.All(replies, r => Assert.True((bool)r!["conversation"]!["isGroup"]!));
        Assert.Equal(["予防接種"], await _bot.QueryAsync<string>("select text from messages where author = 'parent'"));
    }

    [Fact]
    public async Task Ids_are_percent_encoded_in_the_connectors_address()
    {
        const string Conversation = "a|b;c:d@e/f ü%";
        const string Id = "1|2;3:4@5/6";
        await _bot.TellAsync(Activities.Message(_connector.ServiceUrl + "x//", "hello", id: Id, conversation: Conversation));
        var reply = await _connector.NextAsync();
        Assert.Equal("/x/v3/conversations/a%7Cb%3Bc%3Ad%40e%2Ff%20%C3%BC%25/activities/1%7C2%3B3%3A4%405%2F6", reply.Target);
        Assert.Equal(Conversation, reply.Body.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Equal(Id, reply.Body.GetProperty("replyToId").GetString());
    }

    [Fact]
    public async Task Twenty_thousand_characters_are_read()
    {
        var text = string.Concat(Enumerable.Repeat("予防接種👶", 20_000 / 6));
        await _bot.AskAsync(Activities.Message(_connector.ServiceUrl, text));
        Assert.Equal([text], await _bot.QueryAsync<string>("select text from messages where author = 'parent'"));
    }

    [Fact]
    public async Task Half_an_emoji_does_not_stop_a_message()
    {
        var body = Activities.Message(_connector.ServiceUrl, "TEXT").With("deliveryMode", "expectReplies").ToJsonString()
            .Replace("TEXT", """a\ud83d b\udc76 c\\ud83d d\ud83d\ud83d\udc76 \u0000""", StringComparison.Ordinal);
        using var response = await _bot.PostAsync(Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["a\uFFFD b\uFFFD c\\ud83d d\uFFFD👶"], await _bot.QueryAsync<string>("select text from messages where author = 'parent'"));
    }

    [Fact]
    public async Task Unknown_fields_and_odd_optional_fields_are_accepted()
    {
        var activity = Activities.Message(_connector.ServiceUrl, "hello")
            .With("x-new", JsonNode.Parse("""{"deep":[{"er":null}]}""")).With("entities", 7).With("attachments", "none").With("membersAdded", JsonNode.Parse("[1,{}]"))
            .With("timestamp", "yesterday").With("callerId", "urn:botframework:azure").With("channelData", JsonNode.Parse("[]")).With("locale", null);
        Assert.NotEmpty(await _bot.AskAsync(activity));
    }

    private JsonObject Joined(string id, params string[] members) =>
        Activities.New(_connector.ServiceUrl, "conversationUpdate", id)
            .With("membersAdded", new JsonArray([.. members.Select(m => new JsonObject { ["id"] = m })]));

    private async Task<int> CountReplies() => (await _bot.QueryAsync<string>("select id from messages where author <> 'parent'")).Count;
}
