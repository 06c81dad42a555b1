using System.Collections.Concurrent;
using System.Net.Http.Json;
using Madoguchi.Handoff.Storage;
using Madoguchi.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Madoguchi.Bot.Tests.Operations;

/// <summary>A server that is killed in the middle of traffic.</summary>
public sealed class CrashTests : IDisposable
{
    private const int People = 16;
    private const int MessagesEach = 60;
    private const int Kills = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("madoguchi-crash-").FullName;

    [Fact]
    public async Task A_server_killed_three_times_in_traffic_loses_no_acknowledged_message_and_doubles_none()
    {
        var acknowledged = new ConcurrentDictionary<string, bool>();
        await using var first = await ServerProcess.Start(_folder).ReadyAsync();
        var server = first;
        var port = server.Address.Port;
        var traffic = Task.WhenAll(Enumerable.Range(0, People).Select(person => WriteAsync(port, person, acknowledged)));
        for (var kill = 1; kill <= Kills; kill++)
        {
            // In the middle of traffic: at a quarter, a half and three quarters of it.
            await UntilAsync(() => acknowledged.Count >= kill * People * MessagesEach / (Kills + 1));
            await server.KillAsync();
            server = await ServerProcess.Start(_folder, port).ReadyAsync();
        }

        await traffic;
        await server.KillAsync();

        Assert.Equal(People * MessagesEach, acknowledged.Count);
        await using var store = await Database.OpenAsync(
            new StorageOptions { Sqlite = { Path = Path.Combine(_folder, "store.db") } }, NullLogger<Database>.Instance, TestContext.Current.CancellationToken);
        var stored = await store.ReadAsync(s => s.Query<string>("select event_id from messages where author = 'parent'"));
        Assert.Equal(People * MessagesEach, stored.Count);
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.All(acknowledged.Keys, id => Assert.Contains(stored, s => s.EndsWith(id, StringComparison.Ordinal)));

        // Every message of the bot stands once as well: numbers without gaps, and as many as were counted.
        var broken = await store.ReadAsync(s => s.First<long>(
            "select count(*) from conversations c where c.last_seq <> (select count(*) from messages m where m.conversation_id = c.id) or c.last_seq <> (select max(m.seq) from messages m where m.conversation_id = c.id)"));
        Assert.Equal(0, broken);
        await server.DisposeAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Somebody who sends each message until it is acknowledged, as every channel does.</summary>
    private static async Task WriteAsync(int port, int person, ConcurrentDictionary<string, bool> acknowledged)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(10) };
        for (var number = 0; number < MessagesEach; number++)
        {
            // A new conversation every ten messages, so that nobody writes too fast.
            var who = $"{person}-{number / 10}";
            var id = $"event-{person}-{number}-end";
            while (!await TrySendAsync(http, who, id))
            {
                await Task.Yield();
            }

            acknowledged[id] = true;
        }
    }

    private static async Task<bool> TrySendAsync(HttpClient http, string who, string id)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("/api/messages", new
            {
                type = "message",
                id,
                channelId = "test",
                serviceUrl = "http://127.0.0.1:9/",
                deliveryMode = "expectReplies",
                from = new { id = who },
                recipient = new { id = "bot" },
                conversation = new { id = who },
                text = "児童手当はいくらですか",
            });
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        while (!isTrue())
        {
            await Task.Yield();
        }
    }
}
