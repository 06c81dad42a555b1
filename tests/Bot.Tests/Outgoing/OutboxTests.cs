using System.Text.Json;
using Madoguchi.Bot.Channels.BotFramework;
using Madoguchi.Bot.Outgoing;
using Madoguchi.Bot.Tests.BotFramework;
using Madoguchi.Handoff.Storage;
using Madoguchi.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Madoguchi.Bot.Tests.Outgoing;

/// <summary>What is stored is sent: in order, again after failures, once, and where it cannot be sent staff see it. On both databases.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private FakeConnector _connector = null!;

    public static TheoryData<Engine> Engines => [Engine.Sqlite, Engine.Postgres];

    public async ValueTask InitializeAsync() => _connector = await FakeConnector.StartAsync();

    public ValueTask DisposeAsync() => _connector.DisposeAsync();

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Messages_of_a_conversation_are_sent_in_order_also_when_the_first_has_to_wait(Engine engine)
    {
        await using var database = await OpenAsync(engine);
        await using var bot = await BotHost.StartAsync(store: database.Store, clock: _clock);
        _connector.WillAnswer(503);
        await StoreAsync(database.Store, "c1", "one", "two", "three");
        Assert.Equal("one", (await _connector.NextAsync()).Text);
        await bot.UntilAsync("select count(*) from messages where delivery = 'pending' and attempts = 1 and delivery_error like '%503%'");

        // Another conversation does not wait: when its message is through, "two" would have been too.
        await StoreAsync(database.Store, "c2", "other");
        Assert.Equal("other", (await _connector.NextAsync()).Text);
        _clock.Advance(BackOff.First);
        Assert.Equal(["one", "two", "three"], (await _connector.NextAsync(3)).Select(p => p.Text));
        await bot.UntilAsync("select case when count(*) = 4 then 1 else 0 end from messages where delivery = 'sent' and delivery_error is null and lease_until is null");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Several_servers_on_one_store_send_each_message_once_and_in_order(Engine engine)
    {
        await using var database = await OpenAsync(engine);
        await using var second = engine == Engine.Postgres ? await database.OpenAgainAsync() : null;
        await using var one = await BotHost.StartAsync(store: database.Store, clock: _clock);
        await using var two = await BotHost.StartAsync(store: second ?? database.Store, clock: _clock);
        string[] texts = ["1", "2", "3", "4", "5", "6", "7", "8"];
        var conversations = Enumerable.Range(0, 25).Select(i => $"c{i}").ToList();
        foreach (var conversation in conversations)
        {
            await StoreAsync(database.Store, conversation, texts);
        }

        var posts = await _connector.NextAsync(conversations.Count * texts.Length);
        await one.UntilAsync("select case when count(*) = 0 then 1 else 0 end from messages where delivery = 'pending'");
        Assert.Equal(posts.Count, _connector.Count);
        Assert.All(
            posts.GroupBy(p => p.Body.GetProperty("conversation").GetProperty("id").GetString()),
            conversation => Assert.Equal(texts, conversation.Select(p => p.Text)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_servers_that_look_at_the_same_moment_are_not_lent_the_same_message(Engine engine)
    {
        await using var database = await OpenAsync(engine);
        await using var second = await database.OpenAgainAsync();
        for (var i = 0; i < 200; i++)
        {
            await StoreAsync(database.Store, $"c{i}", "first", "second");
        }

        Outbox[] servers = [new(database.Store, _clock), new(second, _clock), new(database.Store, _clock), new(second, _clock)];
        var lent = await Task.WhenAll(servers.Select(async server =>
        {
            var all = new List<OutgoingMessage>();
            for (IReadOnlyList<OutgoingMessage> some; (some = await server.ClaimAsync(BotFrameworkChannel.Name, 7, CancellationToken.None)).Count > 0;)
            {
                all.AddRange(some);
            }

            return all;
        }));
        var messages = lent.SelectMany(m => m).ToList();
        Assert.Equal(200, messages.Count);
        Assert.Equal(200, messages.DistinctBy(m => m.Id).Count());
        Assert.All(messages, m => Assert.Equal("first", m.Text));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(307)]
    public async Task What_the_connector_rejects_is_shown_to_staff_and_holds_up_nothing(int status)
    {
        await using var bot = await BotHost.StartAsync(clock: _clock);
        _connector.WillAnswer(status);
        await StoreAsync(bot.Store, "c1", "one", "two");
        Assert.Equal(["one", "two"], (await _connector.NextAsync(2)).Select(p => p.Text));
        await bot.UntilAsync("select count(*) from messages where text = 'two' and delivery = 'sent'");
        var (delivery, error) = await DeliveryOfAsync(bot, "one");
        Assert.Equal("failed", delivery);
        Assert.Contains($"{status}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task What_may_go_through_later_is_tried_again(int status)
    {
        await using var bot = await BotHost.StartAsync(clock: _clock);
        _connector.WillAnswer(status, status);
        await StoreAsync(bot.Store, "c1", "one");
        await _connector.NextAsync();
        await bot.UntilAsync("select count(*) from messages where attempts = 1 and delivery_error is not null");
        _clock.Advance(BackOff.First);
        await _connector.NextAsync();
        await bot.UntilAsync("select count(*) from messages where attempts = 2 and lease_until is null");
        _clock.Advance(BackOff.First * 2);
        await _connector.NextAsync();
        await bot.UntilAsync("select count(*) from messages where delivery = 'sent' and attempts = 3");
    }

    [Fact]
    public async Task A_connector_that_is_not_there_is_tried_again()
    {
        await using var bot = await BotHost.StartAsync(clock: _clock);
        var gone = await FakeConnector.StartAsync();
        var address = gone.ServiceUrl;
        await gone.DisposeAsync();
        await StoreAsync(bot.Store, "c1", address, ["one"]);
        await bot.UntilAsync("select count(*) from messages where delivery = 'pending' and delivery_error like '%届きません%'");
    }

    [Fact]
    public async Task A_connector_that_never_answers_is_given_up_on_and_tried_again()
    {
        await using var bot = await BotHost.StartAsync(clock: _clock);
        _connector.WillAnswer(context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        await StoreAsync(bot.Store, "c1", "one");
        await _connector.NextAsync();
        _clock.Advance(TimeSpan.FromSeconds(40));
        await bot.UntilAsync("select count(*) from messages where delivery = 'pending' and delivery_error like '%応答がありません%'");
        _clock.Advance(BackOff.First);
        Assert.Equal("one", (await _connector.NextAsync()).Text);
    }

    [Fact]
    public async Task The_wait_that_the_connector_asks_for_is_kept()
    {
        await using var bot = await BotHost.StartAsync(clock: _clock);
        _connector.WillAnswer(context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        });
        await StoreAsync(bot.Store, "c1", "one");
        await _connector.NextAsync();
        await bot.UntilAsync("select count(*) from messages where attempts = 1 and delivery_error is not null");
        Assert.Equal([120_000L], await bot.QueryAsync<long>("select next_attempt_at - at from messages"));
    }

    [Fact]
    public async Task After_a_day_a_message_is_given_up_and_staff_see_why()
    {
        await using var database = await OpenAsync(Engine.Sqlite);
        await StoreAsync(database.Store, "c1", "one", "two");
        _clock.Advance(TimeSpan.FromHours(24));
        _connector.WillAnswer(503);
        await using var bot = await BotHost.StartAsync(store: database.Store, clock: _clock);
        Assert.Equal(["one", "two"], (await _connector.NextAsync(2)).Select(p => p.Text));
        await bot.UntilAsync("select count(*) from messages where text = 'two' and delivery = 'sent'");
        var (delivery, error) = await DeliveryOfAsync(bot, "one");
        Assert.Equal("failed", delivery);
        Assert.Contains("24", error, StringComparison.Ordinal);
        Assert.Contains("503", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_stored_while_the_server_was_down_is_sent_when_it_is_back()
    {
        await using var database = await OpenAsync(Engine.Sqlite);
        await StoreAsync(database.Store, "c1", "one");
        await using var bot = await BotHost.StartAsync(store: database.Store, clock: _clock);
        Assert.Equal("one", (await _connector.NextAsync()).Text);
    }

    [Fact]
    public async Task What_a_server_was_sending_when_it_died_is_sent_by_the_next_one()
    {
        await using var database = await OpenAsync(Engine.Sqlite);
        await StoreAsync(database.Store, "c1", "one");
        Assert.Single(await new Outbox(database.Store, _clock).ClaimAsync(BotFrameworkChannel.Name, 1, CancellationToken.None));
        await using var bot = await BotHost.StartAsync(store: database.Store, clock: _clock);
        await StoreAsync(database.Store, "c2", "other");
        Assert.Equal("other", (await _connector.NextAsync()).Text);
        await bot.UntilAsync("select count(*) from messages where text = 'other' and delivery = 'sent'");
        _clock.Advance(Outbox.Lease);
        Assert.Equal("one", (await _connector.NextAsync()).Text);
    }

    [Fact]
    public async Task What_is_being_sent_when_the_server_stops_is_sent_at_once_when_it_is_back()
    {
        await using var database = await OpenAsync(Engine.Sqlite);
        await StoreAsync(database.Store, "c1", "one");
        await using (var bot = await BotHost.StartAsync(store: database.Store, clock: _clock))
        {
            _connector.WillAnswer(context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
            await _connector.NextAsync();
        }

        await using var next = await BotHost.StartAsync(store: database.Store, clock: _clock);
        Assert.Equal("one", (await _connector.NextAsync()).Text);
    }

    [Fact]
    public async Task A_late_result_of_a_server_that_lost_its_loan_changes_nothing()
    {
        await using var database = await OpenAsync(Engine.Sqlite);
        await StoreAsync(database.Store, "c1", "one");
        var outbox = new Outbox(database.Store, _clock);
        var late = Assert.Single(await outbox.ClaimAsync(BotFrameworkChannel.Name, 1, CancellationToken.None));
        _clock.Advance(Outbox.Lease);
        var current = Assert.Single(await outbox.ClaimAsync(BotFrameworkChannel.Name, 1, CancellationToken.None));
        await outbox.FailedAsync(late, "too late", CancellationToken.None);
        Assert.Empty(await outbox.ClaimAsync(BotFrameworkChannel.Name, 1, CancellationToken.None));
        await outbox.SentAsync(current, CancellationToken.None);
        await using var bot = await BotHost.StartAsync(store: database.Store, clock: _clock);
        Assert.Equal(("sent", null), await DeliveryOfAsync(bot, "one"));
    }

    [Fact]
    public async Task A_long_message_comes_in_parts_and_no_part_twice_when_one_has_to_wait()
    {
        await using var bot = await BotHost.StartAsync(clock: _clock);
        var paragraphs = Enumerable.Range(1, 3).Select(i => new string((char)('a' + i), 3000)).ToArray();
        _connector.WillAnswer(201, 429);
        await StoreAsync(bot.Store, "c1", string.Join("\n\n", paragraphs));
        Assert.Equal(paragraphs[..2], (await _connector.NextAsync(2)).Select(p => p.Text));
        await bot.UntilAsync("select count(*) from messages where attempts = 1 and delivery_error is not null");
        _clock.Advance(BackOff.First);
        Assert.Equal(paragraphs[1..], (await _connector.NextAsync(2)).Select(p => p.Text));
        await bot.UntilAsync("select count(*) from messages where delivery = 'sent'");
        Assert.Equal(4, _connector.Count);
    }

    [Fact]
    public async Task What_staff_write_is_sent_as_it_is_and_answers_no_activity()
    {
        await using var bot = await BotHost.StartAsync(clock: _clock);
        await StoreAsync(bot.Store, "c1", "1. *今日*は_休み_です");
        var post = await _connector.NextAsync();
        Assert.Equal("/v3/conversations/c1/activities", post.Target);
        Assert.Equal("1. *今日*は_休み_です", post.Text);
        Assert.Equal("plain", post.Body.GetProperty("textFormat").GetString());
        Assert.False(post.Body.TryGetProperty("replyToId", out _));
    }

    [Fact]
    public async Task A_message_whose_words_were_deleted_meanwhile_is_not_sent()
    {
        await using var bot = await BotHost.StartAsync(clock: _clock);
        await StoreAsync(bot.Store, "c1", "", "after");
        Assert.Equal("after", (await _connector.NextAsync()).Text);
        await bot.UntilAsync("select count(*) from messages where seq = 1 and delivery = 'failed'");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("""{"serviceUrl":"http://example.org/","channelId":"webchat","conversation":{"id":"c"},"userId":"u","isTrusted":false}""")]
    [InlineData("""{"serviceUrl":"https://example.org/","channelId":"webchat","conversation":{"id":"c"},"userId":"u","isTrusted":true}""")]
    public async Task An_address_that_nothing_may_be_sent_to_fails_its_messages_only(string address)
    {
        await using var bot = await BotHost.StartAsync(clock: _clock);
        await StoreRowsAsync(bot.Store, "bad", address, ["lost"]);
        await StoreAsync(bot.Store, "good", "found");
        Assert.Equal("found", (await _connector.NextAsync()).Text);
        await bot.UntilAsync("select count(*) from messages where text = 'lost' and delivery = 'failed' and delivery_error is not null");
    }

    private static async Task<TestDatabase> OpenAsync(Engine engine)
    {
        Assert.SkipWhen(TestDatabase.WhyNot(engine) is not null, TestDatabase.WhyNot(engine) ?? "");
        return await TestDatabase.OpenAsync(engine);
    }

    private static async Task<(string Delivery, string? Error)> DeliveryOfAsync(BotHost bot, string text) =>
        (await bot.QueryAsync<(string, string?)>("select delivery, delivery_error from messages where text = @text", new { text }))[0];

    private Task StoreAsync(Database store, string conversation, params string[] texts) => StoreAsync(store, conversation, _connector.ServiceUrl, texts);

    private Task StoreAsync(Database store, string conversation, string serviceUrl, string[] texts) =>
        StoreRowsAsync(
            store,
            conversation,
            JsonSerializer.Serialize(new { serviceUrl, channelId = "webchat", conversation = new { id = conversation }, botId = "b", userId = "u", isTrusted = false }),
            texts);

    /// <summary>Stores messages of staff, as the console does.</summary>
    private Task StoreRowsAsync(Database store, string conversation, string address, string[] texts)
    {
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        return store.WriteAsync(session =>
        {
            session.Execute(
                """
                insert into conversations (id, channel, channel_key, address, language, state, version, last_seq, created_at, updated_at)
                values (@conversation, 'botframework', @conversation, @address, 'ja', '{}', 1, @count, @now, @now)
                """,
                new { conversation, address, now, count = texts.Length });
            for (var i = 0; i < texts.Length; i++)
            {
                session.Execute(
                    """
                    insert into messages (id, conversation_id, seq, author, language, text, at, delivery, next_attempt_at)
                    values (@id, @conversation, @seq, 'staff', 'ja', @text, @now, 'pending', @now)
                    """,
                    new { id = Guid.CreateVersion7().ToString(), conversation, seq = i + 1, text = texts[i], now });
            }

            session.Announce(conversation);
        });
    }
}
