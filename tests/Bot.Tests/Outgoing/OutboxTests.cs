using Madoguchi.Bot.Outgoing;
using Madoguchi.Bot.Tests.BotFramework;
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
        await using var database = await OutboxRows.OpenAsync(engine);
        await using var bot = await BotHost.StartAsync(store: database.Store, clock: _clock);
        _connector.WillAnswer(503);
        await OutboxRows.StoreAsync(database.Store, _clock, _connector, "c1", "one", "two", "three");
        Assert.Equal("one", (await _connector.NextAsync()).Text);
        await bot.UntilAsync("select count(*) from messages where delivery = 'pending' and attempts = 1 and delivery_error like '%503%'");

        // Another conversation does not wait: when its message is through, "two" would have been too.
        await OutboxRows.StoreAsync(database.Store, _clock, _connector, "c2", "other");
        Assert.Equal("other", (await _connector.NextAsync()).Text);
        _clock.Advance(BackOff.First);
        Assert.Equal(["one", "two", "three"], (await _connector.NextAsync(3)).Select(p => p.Text));
        await bot.UntilAsync("select case when count(*) = 4 then 1 else 0 end from messages where delivery = 'sent' and delivery_error is null and lease_until is null");
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
        await OutboxRows.StoreAsync(bot.Store, _clock, _connector, "c1", "one", "two");
        Assert.Equal(["one", "two"], (await _connector.NextAsync(2)).Select(p => p.Text));
        await bot.UntilAsync("select count(*) from messages where text = 'two' and delivery = 'sent'");
        var (delivery, error) = await OutboxRows.DeliveryOfAsync(bot, "one");
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
        await OutboxRows.StoreAsync(bot.Store, _clock, _connector, "c1", "one");
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
        await OutboxRows.StoreAtAsync(bot.Store, _clock, "c1", OutboxRows.AddressAt(address, "c1"), "one");
        await bot.UntilAsync("select count(*) from messages where delivery = 'pending' and delivery_error like '%届きません%'");
    }

    [Fact]
    public async Task A_connector_that_never_answers_is_given_up_on_and_tried_again()
    {
        await using var bot = await BotHost.StartAsync(clock: _clock);
        _connector.WillAnswer(context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        await OutboxRows.StoreAsync(bot.Store, _clock, _connector, "c1", "one");
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
        await OutboxRows.StoreAsync(bot.Store, _clock, _connector, "c1", "one");
        await _connector.NextAsync();
        await bot.UntilAsync("select count(*) from messages where attempts = 1 and delivery_error is not null");
        Assert.Equal([120_000L], await bot.QueryAsync<long>("select next_attempt_at - at from messages"));
    }

    [Fact]
    public async Task After_a_day_a_message_is_given_up_and_staff_see_why()
    {
        await using var database = await OutboxRows.OpenAsync(Engine.Sqlite);
        await OutboxRows.StoreAsync(database.Store, _clock, _connector, "c1", "one", "two");
        _clock.Advance(TimeSpan.FromHours(24));
        _connector.WillAnswer(503);
        await using var bot = await BotHost.StartAsync(store: database.Store, clock: _clock);
        Assert.Equal(["one", "two"], (await _connector.NextAsync(2)).Select(p => p.Text));
        await bot.UntilAsync("select count(*) from messages where text = 'two' and delivery = 'sent'");
        var (delivery, error) = await OutboxRows.DeliveryOfAsync(bot, "one");
        Assert.Equal("failed", delivery);
        Assert.Contains("24", error, StringComparison.Ordinal);
        Assert.Contains("503", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_message_comes_in_parts_and_no_part_twice_when_one_has_to_wait()
    {
        await using var bot = await BotHost.StartAsync(clock: _clock);
        var paragraphs = Enumerable.Range(1, 3).Select(i => new string((char)('a' + i), 3000)).ToArray();
        _connector.WillAnswer(201, 429);
        await OutboxRows.StoreAsync(bot.Store, _clock, _connector, "c1", string.Join("\n\n", paragraphs));
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
        await OutboxRows.StoreAsync(bot.Store, _clock, _connector, "c1", "1. *今日*は_休み_です");
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
        await OutboxRows.StoreAsync(bot.Store, _clock, _connector, "c1", "", "after");
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
        await OutboxRows.StoreAtAsync(bot.Store, _clock, "bad", address, "lost");
        await OutboxRows.StoreAsync(bot.Store, _clock, _connector, "good", "found");
        Assert.Equal("found", (await _connector.NextAsync()).Text);
        await bot.UntilAsync("select count(*) from messages where text = 'lost' and delivery = 'failed' and delivery_error is not null");
    }
}
