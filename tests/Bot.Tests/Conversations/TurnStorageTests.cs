using Madoguchi.Bot.Channels;
using Madoguchi.Bot.Conversations;
using Madoguchi.Handoff;
using Madoguchi.Handoff.Storage;
using Madoguchi.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using DatabaseEngine = Madoguchi.Testing.Engine;

namespace Madoguchi.Bot.Tests.Conversations;

/// <summary>A turn is one transaction, on both engines and with several servers on one store.</summary>
public sealed class TurnStorageTests
{
    private static readonly Lazy<EngineHolder> Engines = new(() =>
        new EngineHolder(EngineLoader.Load(Path.Combine(ServerProcess.Root, "content"), DeskSchedule.HoursOf())));

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_repeated_event_changes_nothing_and_gives_the_same_messages(DatabaseEngine engine)
    {
        Assert.SkipWhen(TestDatabase.WhyNot(engine) is not null, TestDatabase.WhyNot(engine) ?? "");
        await using var database = await TestDatabase.OpenAsync(engine);
        var handler = NewServer(database.Store);
        var first = await handler.HandleAsync(Message("one", "児童手当はいくらですか"), TestContext.Current.CancellationToken);

        var again = await handler.HandleAsync(Message("one", "児童手当はいくらですか"), TestContext.Current.CancellationToken);

        Assert.False(first.IsDuplicate);
        Assert.True(again.IsDuplicate);
        Assert.Equal(first.Messages.Select(m => m.Id), again.Messages.Select(m => m.Id));
        Assert.Equal(first.Messages.Count, await CountAsync(database.Store, "messages"));
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Two_servers_that_get_the_same_messages_at_the_same_time_store_each_once_and_in_order(DatabaseEngine engine)
    {
        Assert.SkipWhen(TestDatabase.WhyNot(engine) is not null, TestDatabase.WhyNot(engine) ?? "");
        await using var database = await TestDatabase.OpenAsync(engine);

        // Two handlers share no lock: only the store stands between them.
        TurnHandler[] servers = [NewServer(database.Store), NewServer(database.Store)];
        var events = Enumerable.Range(0, 20).Select(i => Message($"event-{i}", "ありがとう")).ToList();

        var results = await Task.WhenAll(servers.SelectMany(s => events.Select(e => Task.Run(() => s.HandleAsync(e, TestContext.Current.CancellationToken)))));

        Assert.Equal(20, results.Count(r => !r.IsDuplicate));
        Assert.Equal(20, await CountAsync(database.Store, "inbox"));
        Assert.Equal(1, await CountAsync(database.Store, "conversations"));
        var numbers = await database.Store.ReadAsync(s => s.Query<long>("select seq from messages order by seq"));
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => (long)n), numbers);
        Assert.Equal(numbers.Count, await database.Store.ReadAsync(s => s.First<long>("select last_seq from conversations")));
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task What_a_worrying_message_causes_is_stored_together(DatabaseEngine engine)
    {
        Assert.SkipWhen(TestDatabase.WhyNot(engine) is not null, TestDatabase.WhyNot(engine) ?? "");
        await using var database = await TestDatabase.OpenAsync(engine);

        var result = await NewServer(database.Store).HandleAsync(Message("one", "赤ちゃんが息をしていない"), TestContext.Current.CancellationToken);

        Assert.Equal(2, result.Messages.Count);
        Assert.True(await CountAsync(database.Store, "signals") > 0);
        Assert.Equal(3, await database.Store.ReadAsync(s => s.First<long>("select tier from cases where state = 'waiting'")));
    }

    private static TurnHandler NewServer(Database store) =>
        new(store, Engines.Value, new ConversationLocks(), new BurstLimit(), new ManualTime(), NullLogger<TurnHandler>.Instance);

    private static IncomingMessage Message(string id, string text) =>
        new("test", id, "somebody", IncomingKind.Message, text, DateTimeOffset.UnixEpoch, Locale: "ja");

    private static Task<long> CountAsync(Database store, string table) => store.ReadAsync(s => s.First<long>($"select count(*) from {table}"));
}
