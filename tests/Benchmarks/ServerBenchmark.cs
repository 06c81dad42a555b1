using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Madoguchi.Knowledge.Content;
using Madoguchi.Testing;

namespace Madoguchi.Benchmarks;

/// <summary>
/// Posts <c>expectReplies</c> messages to the real server, each a durable turn with its answer in the response, and reports
/// turns per second, latency, start-up time and memory.
/// </summary>
internal static class ServerBenchmark
{
    public static async Task<int> RunAsync(int seconds, int clients)
    {
        var questions = Questions();
        var clock = Stopwatch.StartNew();
        var folder = Directory.CreateTempSubdirectory("madoguchi-benchmark-");
        await using var server = ServerProcess.Start(folder.FullName);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = clients }) { BaseAddress = server.Address };
        await server.ReadyAsync();
        await AskAsync(http, "first", 0, questions[0]);
        var firstAnswer = clock.Elapsed;
        var idleMemory = server.WorkingSet;

        await LoadAsync(http, questions, clients, TimeSpan.FromSeconds(3), "warm");
        var latencies = await LoadAsync(http, questions, clients, TimeSpan.FromSeconds(seconds), "run");
        latencies.Sort();

        Console.WriteLine($"start to first answer   {firstAnswer.TotalSeconds:0.00} s");
        Console.WriteLine($"turns per second        {latencies.Count / (double)seconds:0} ({clients} clients, {seconds} s, every turn committed to disk)");
        Console.WriteLine($"latency                 median {At(latencies, 0.5):0.0} ms, 95th {At(latencies, 0.95):0.0} ms, 99th {At(latencies, 0.99):0.0} ms");
        Console.WriteLine($"memory                  {idleMemory / 1048576} MB after the first answer, {server.WorkingSet / 1048576} MB after the run");
        return 0;
    }

    private static async Task<List<double>> LoadAsync(HttpClient http, List<string> questions, int clients, TimeSpan time, string name)
    {
        var all = new List<double>();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(async client =>
        {
            var own = new List<double>();
            for (var n = 0; clock.Elapsed < time; n++)
            {
                // A new person every ten messages: nobody types hundreds in ten seconds.
                var before = clock.Elapsed;
                await AskAsync(http, $"{name}-{client}-{n / 10}", n, questions[((client * 7919) + n) % questions.Count]);
                own.Add((clock.Elapsed - before).TotalMilliseconds);
            }

            lock (all)
            {
                all.AddRange(own);
            }
        }));
        return all;
    }

    private static async Task AskAsync(HttpClient http, string person, int number, string question)
    {
        using var response = await http.PostAsJsonAsync("/api/messages", new
        {
            type = "message",
            id = $"{person}-{number}",
            channelId = "benchmark",
            serviceUrl = http.BaseAddress,
            deliveryMode = "expectReplies",
            from = new { id = person },
            recipient = new { id = "bot" },
            conversation = new { id = person },
            text = question,
        });
        response.EnsureSuccessStatusCode();
        var reply = await response.Content.ReadFromJsonAsync<JsonElement>();
        if (reply.GetProperty("activities").GetArrayLength() == 0)
        {
            throw new InvalidOperationException("a message was not answered");
        }
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];

    private static List<string> Questions()
    {
        var content = ContentLibrary.Load(Path.Combine(ServerProcess.Root, "content"));
        return content.Articles.SelectMany(a => a.Questions).ToList();
    }
}
