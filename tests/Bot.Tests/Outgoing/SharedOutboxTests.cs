using Madoguchi.Bot.Channels.BotFramework;
using Madoguchi.Bot.Outgoing;
using Madoguchi.Bot.Tests.BotFramework;
using Madoguchi.Testing;
using Xunit;

namespace Madoguchi.Bot.Tests.Outgoing;

/// <summary>One store, several servers, one after the other or at once: nothing is lost, nothing is sent twice. On both databases.</summary>
public sealed class SharedOutboxTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new();
    private FakeConnector _connector = null!;

    public static TheoryData<Engine> Engines => [Engine.Sqlite, Engine.Postgres];

    public async ValueTask InitializeAsync() => _connector = await FakeConnector.StartAsync();

    public ValueTask DisposeAsync() => _connector.DisposeAsync();

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Several_servers_on_one_store_send_each_message_once_and_in_order(Engine engine)
    {
        await using var database = await OutboxRows.OpenAsync(engine);
        await using var second = engine == Engine.Postgres ? await database.OpenAgainAsync() : null;
        await using var one = await BotHost.StartAsync(store: database.Store, clock: _clock);
        await using var two = await BotHost.StartAsync(store: second ?? database.Store, clock: _clock);
        string[] texts = ["1", "2", "3", "4", "5", "6", "7", "8"];
        var conversations = Enumerable.Range(0, 25).Select(i => $"c{i}").ToList();
        foreach (var conversation in conversations)
        {
            await OutboxRows.StoreAsync(database.Store, _clock, _connector, conversation, texts);
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
        await using var database = await OutboxRows.OpenAsync(engine);
        await using var second = await database.OpenAgainAsync();
        for (var i = 0; i < 200; i++)
        {
            await OutboxRows.StoreAsync(database.Store, _clock, _connector, $"c{i}", "first", "second");
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

    [Fact]
    public async Task What_was_stored_while_the_server_was_down_is_sent_when_it_is_back()
    {
        await using var database = await OutboxRows.OpenAsync(Engine.Sqlite);
        await OutboxRows.StoreAsync(database.Store, _clock, _connector, "c1", "one");
        await using var bot = await BotHost.StartAsync(store: database.Store, clock: _clock);
        Assert.Equal("one", (await _connector.NextAsync()).Text);
    }

    [Fact]
    public async Task What_a_server_was_sending_when_it_died_is_sent_by_the_next_one()
    {
        await using var database = await OutboxRows.OpenAsync(Engine.Sqlite);
        await OutboxRows.StoreAsync(database.Store, _clock, _connector, "c1", "one");
        Assert.Single(await new Outbox(database.Store, _clock).ClaimAsync(BotFrameworkChannel.Name, 1, CancellationToken.None));
        await using var bot = await BotHost.StartAsync(store: database.Store, clock: _clock);
        await OutboxRows.StoreAsync(database.Store, _clock, _connector, "c2", "other");
        Assert.Equal("other", (await _connector.NextAsync()).Text);
        await bot.UntilAsync("select count(*) from messages where text = 'other' and delivery = 'sent'");
        _clock.Advance(Outbox.Lease);
        Assert.Equal("one", (await _connector.NextAsync()).Text);
    }

    [Fact]
    public async Task What_is_being_sent_when_the_server_stops_is_sent_at_once_when_it_is_back()
    {
        await using var database = await OutboxRows.OpenAsync(Engine.Sqlite);
        await OutboxRows.StoreAsync(database.Store, _clock, _connector, "c1", "one");
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
        await using var database = await OutboxRows.OpenAsync(Engine.Sqlite);
        await OutboxRows.StoreAsync(database.Store, _clock, _connector, "c1", "one");
        var outbox = new Outbox(database.Store, _clock);
        var late = Assert.Single(await outbox.ClaimAsync(BotFrameworkChannel.Name, 1, CancellationToken.None));
        _clock.Advance(Outbox.Lease);
        var current = Assert.Single(await outbox.ClaimAsync(BotFrameworkChannel.Name, 1, CancellationToken.None));
        await outbox.FailedAsync(late, "too late", CancellationToken.None);
        Assert.Empty(await outbox.ClaimAsync(BotFrameworkChannel.Name, 1, CancellationToken.None));
        await outbox.SentAsync(current, CancellationToken.None);
        await using var bot = await BotHost.StartAsync(store: database.Store, clock: _clock);
        Assert.Equal(("sent", null), await OutboxRows.DeliveryOfAsync(bot, "one"));
    }
}
