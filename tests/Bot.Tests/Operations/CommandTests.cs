using System.Text.Json.Nodes;
using Madoguchi.Handoff.Storage;
using Madoguchi.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Madoguchi.Bot.Tests.Operations;

/// <summary>The commands of the README, as processes.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("madoguchi-command-").FullName;

    [Fact]
    public async Task Ask_prints_one_object_with_what_was_understood_and_answered()
    {
        var run = await CommandRun.RunAsync("ask", "where can I leave my baby for a few hours?", "--municipality", "nerima", "--at", "2026-11-20T23:40", "--json");

        Assert.Equal(0, run.Code);
        var result = JsonNode.Parse(run.Output)!;
        Assert.Equal("en", (string?)result["language"]);
        Assert.Equal("temporary-care", (string?)result["topics"]![0]!["id"]);
        Assert.True((bool)result["answered"]!);
        Assert.Equal("none", (string?)result["tier"]);
        Assert.False((bool)result["case"]!);
        Assert.NotEmpty(result["replies"]!.AsArray());
        Assert.True((long)result["elapsedMicroseconds"]! > 0);
    }

    [Fact]
    public async Task Ask_reports_signals_and_the_case()
    {
        var run = await CommandRun.RunAsync("ask", "赤ちゃんが息をしていない", "--json");

        var result = JsonNode.Parse(run.Output)!;
        Assert.Equal("emergency", (string?)result["tier"]);
        Assert.True((bool)result["case"]!);
        Assert.Equal("F1", (string?)result["signals"]![0]!["category"]);
        Assert.Contains("119", (string?)result["replies"]![0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown municipality `atlantis`", "ask", "hello", "--municipality", "atlantis")]
    [InlineData("`yesterday` is not a moment", "ask", "hello", "--at", "yesterday")]
    [InlineData("does not speak `tlh`", "ask", "hello", "--language", "tlh")]
    [InlineData("there is no such file", "evaluate", "missing.tsv")]
    [InlineData("exists already", "backup", "README.md")]
    public async Task Bad_input_is_refused_with_exit_code_2_and_the_remedy(string expected, params string[] arguments)
    {
        var run = await CommandRun.RunAsync(Store(), arguments);

        Assert.Equal(2, run.Code);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_prints_a_table_and_writes_the_result_of_every_row()
    {
        var file = Path.Combine(_folder, "rows.tsv");
        var output = Path.Combine(_folder, "results.jsonl");
        await File.WriteAllTextAsync(file, "id\tlanguage\tmunicipality\tat\ttext\texpect_topic\texpect_tier\nr1\tja\tayase\t2026-11-20T23:40\t産後ケアはいくら\tpostnatal-care\tnone\nr2\ten\t\t\twhat's the weather tomorrow\t-\tnone\n");

        var run = await CommandRun.RunAsync("evaluate", file, "--out", output);

        Assert.Equal(0, run.Code);
        Assert.Contains("1/1 100%", run.Output, StringComparison.Ordinal);
        var rows = (await File.ReadAllLinesAsync(output)).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(["r1", "r2"], rows.Select(r => (string?)r["id"]));
        Assert.Equal("postnatal-care", (string?)rows[0]["topics"]![0]!["id"]);
    }

    [Fact]
    public async Task Evaluate_names_the_line_of_a_broken_row()
    {
        var file = Path.Combine(_folder, "rows.tsv");
        await File.WriteAllTextAsync(file, "id\tlanguage\tmunicipality\tat\ttext\texpect_topic\texpect_tier\nr1\tja\t\t\tこんにちは\t-\tterrible\n");

        var run = await CommandRun.RunAsync("evaluate", file);

        Assert.Equal(2, run.Code);
        Assert.Contains("rows.tsv:2: `terrible` is not a tier", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_finds_no_error_in_the_shipped_content_and_prints_json_when_asked()
    {
        var run = await CommandRun.RunAsync("lint", "--json");

        Assert.Equal(0, run.Code);
        Assert.Equal(0, (int)JsonNode.Parse(run.Output)!["errors"]!);
    }

    [Fact]
    public async Task Staff_add_prints_a_link_that_sets_the_password_and_works_once()
    {
        await using var server = await ServerProcess.Start(_folder).ReadyAsync();
        var run = await CommandRun.RunAsync(Store(server.Address.ToString()), "staff", "add", "佐藤 保健師", "--role", "supervisor");

        Assert.Equal(0, run.Code);
        var link = run.Output[run.Output.IndexOf("http", StringComparison.Ordinal)..].Trim();
        using var http = new HttpClient();
        var page = await http.GetStringAsync(link);
        Assert.Contains("佐藤 保健師", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_backup_made_while_the_server_runs_is_restored_into_either_engine(Engine engine)
    {
        Assert.SkipWhen(TestDatabase.WhyNot(engine) is not null, TestDatabase.WhyNot(engine) ?? "");
        var file = Path.Combine(_folder, "backup.gz");
        await using (var server = await ServerProcess.Start(_folder).ReadyAsync())
        {
            await new Parent(new HttpClient { BaseAddress = server.Address }, null).SaysAsync("職員と話したい");
            Assert.Equal(0, (await CommandRun.RunAsync(Store(), "backup", file)).Code);
        }

        await using var target = await TestDatabase.OpenAsync(engine);
        var rows = await BackupFile.RestoreAsync(target.Store, file, TestContext.Current.CancellationToken);

        Assert.True(rows > 4);
        Assert.Equal(["職員と話したい"], await target.Store.ReadAsync(s => s.Query<string>("select text from messages where author = 'parent'")));
        Assert.Equal("waiting", await target.Store.ReadAsync(s => s.First<string>("select state from cases")));
        await Assert.ThrowsAsync<InvalidDataException>(() => BackupFile.RestoreAsync(target.Store, file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_damaged_backup_restores_nothing()
    {
        var file = Path.Combine(_folder, "backup.gz");
        Assert.Equal(0, (await CommandRun.RunAsync(Store(), "backup", file)).Code);
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)]);
        var other = new Dictionary<string, string> { ["Storage__Sqlite__Path"] = Path.Combine(_folder, "other.db") };

        var run = await CommandRun.RunAsync(other, "restore", file);

        Assert.Equal(2, run.Code);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Dictionary<string, string> Store(string? address = null)
    {
        var settings = new Dictionary<string, string> { ["Storage__Sqlite__Path"] = Path.Combine(_folder, "store.db") };
        if (address is not null)
        {
            settings["Urls"] = address.TrimEnd('/');
        }

        return settings;
    }
}
