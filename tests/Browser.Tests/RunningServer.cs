using Madoguchi.Testing;
using Xunit;

namespace Madoguchi.Browser.Tests;

/// <summary>A server with an empty store. Somebody sits at its desk day and night, so that little of what it says depends on the hour.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("madoguchi-browser-").FullName;
    private ServerProcess? _process;

    public Uri Address => _process!.Address;

    public string Output => _process!.Output;

    public async ValueTask InitializeAsync() => _process = await StartAsync(0);

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

    private Task<ServerProcess> StartAsync(int port) =>
        ServerProcess.Start(_folder, port, new Dictionary<string, string> { ["Handoff__DeskHours__0"] = "daily 00:00-24:00" }).ReadyAsync();
}
