using Madoguchi.Testing;
using Xunit;

namespace Madoguchi.Bot.Tests.Operations;

/// <summary>What is broken stops the start, with the place and the remedy and without a stack trace.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("madoguchi-start-").FullName;

    [Fact]
    public async Task A_broken_content_file_is_named_with_its_line()
    {
        var content = CopyContent();
        var article = Path.Combine(content, "articles", "postnatal-care", "ja.md");
        await File.WriteAllTextAsync(article, (await File.ReadAllTextAsync(article)).Replace("as_of: 2026-11", "as_of: soon", StringComparison.Ordinal));

        var (code, output) = await StartAsync(new() { ["Content__Path"] = content });

        Assert.Equal(2, code);
        Assert.Matches(@"articles/postnatal-care/ja\.md:\d+: error: `as_of` is `soon`; write the month, such as 2026-11", output);
        Assert.DoesNotContain("   at Madoguchi", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_content_folder_is_named()
    {
        var (code, output) = await StartAsync(new() { ["Content__Path"] = Path.Combine(_folder, "nowhere") });

        Assert.Equal(2, code);
        Assert.Contains("there is no content folder here", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_inventory_of_signals_stops_the_start()
    {
        var content = CopyContent();
        File.Delete(Path.Combine(content, "signals", "en.yaml"));

        var (code, output) = await StartAsync(new() { ["Content__Path"] = content });

        Assert.Equal(2, code);
        Assert.Contains("signals/en.yaml", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_file_that_cannot_be_written_is_named_with_its_setting()
    {
        var blocked = Path.Combine(_folder, "a-file");
        await File.WriteAllTextAsync(blocked, "");

        var (code, output) = await StartAsync(new() { ["Storage__Sqlite__Path"] = Path.Combine(blocked, "store.db") });

        Assert.Equal(2, code);
        Assert.Contains("Storage:Sqlite:Path", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Madoguchi", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_the_way_to_choose_another()
    {
        await using var first = await ServerProcess.Start(Path.Combine(_folder, "one")).ReadyAsync();
        await using var second = ServerProcess.Start(Path.Combine(_folder, "two"), first.Address.Port);

        Assert.Equal(2, await second.ExitAsync());
        Assert.Contains("Another program listens there", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BotFramework__AppId", "an-app-id", "BotFramework:AppPassword")]
    [InlineData("Handoff__DeskHours__0", "whenever", "Handoff:DeskHours")]
    [InlineData("Storage__Postgres__ConnectionString", "nonsense", "Storage:Postgres:ConnectionString")]
    public async Task A_setting_that_cannot_work_is_named(string name, string value, string expected)
    {
        var (code, output) = await StartAsync(new() { [name] = value });

        Assert.Equal(2, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_is_refused()
    {
        var result = await CommandRun.RunAsync("serv");

        Assert.Equal(2, result.Code);
        Assert.Contains("`serv` is not a command", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Code, string Output)> StartAsync(Dictionary<string, string> settings)
    {
        await using var server = ServerProcess.Start(_folder, settings: settings);
        return (await server.ExitAsync(), server.Output);
    }

    private string CopyContent()
    {
        var source = Path.Combine(ServerProcess.Root, "content");
        var target = Path.Combine(_folder, "content");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }
}
