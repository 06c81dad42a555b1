using System.Diagnostics;
using System.Text.RegularExpressions;
using Madoguchi.Testing;
using Xunit;

namespace Madoguchi.Browser.Tests;

/// <summary>A server with an empty store. Somebody sits at its desk day and night, so that little of what it says depends on the hour.</summary>
public sealed partial class RunningServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("madoguchi-browser-").FullName;
    private ServerProcess? _process;

    public Uri Address => _process!.Address;

    public async ValueTask InitializeAsync() => _process = await StartAsync(0);

    /// <summary>The link with which the first account is made, as the server prints it.</summary>
    public async Task<string> FirstLinkAsync()
    {
        // It is printed a moment after the server answers, and a process of its own cannot be awaited for that.
        string? link;
        while ((link = LinkIn(_process!.Output)) is null)
        {
            await Task.Delay(20);
        }

        return link;
    }

    /// <summary>The link with which a colleague sets a password, made by the command <c>staff add</c>.</summary>
    public async Task<string> InviteAsync(string name, string role = "staff")
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Bot.dll"), "staff", "add", name, "--role", role])
        {
            WorkingDirectory = ServerProcess.Root,
            RedirectStandardOutput = true,
        };
        start.Environment["Storage__Sqlite__Path"] = StorePath;
        start.Environment["Urls"] = Address.ToString().TrimEnd('/');
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return LinkIn(output) ?? throw new InvalidOperationException($"no link was printed: {output}");
    }

    /// <summary>As if somebody had pulled the plug.</summary>
    public Task KillAsync() => _process!.KillAsync();

    /// <summary>The same store at the same address again.</summary>
    public async Task StartAgainAsync()
    {
        var port = Address.Port;
        await _process!.DisposeAsync();
        _process = await StartAsync(port);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string StorePath => Path.Combine(_folder, "store.db");

    private static string? LinkIn(string output) => Link().Match(output) is { Success: true } found ? found.Value : null;

    [GeneratedRegex(@"http://\S+/staff/setup\?\S+(?=\s)")]
    private static partial Regex Link();

    private Task<ServerProcess> StartAsync(int port) =>
        ServerProcess.Start(_folder, port, new Dictionary<string, string> { ["Handoff__DeskHours__0"] = "daily 00:00-24:00" }).ReadyAsync();
}
