using System.Net.WebSockets;
using Madoguchi.Handoff.Storage;
using Madoguchi.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Bot.Tests.DirectLine;

/// <summary>The whole program with an empty store of its own, a clock moved by the test, and a Direct Line secret.</summary>
public sealed class ChatServer : WebApplicationFactory<Program>
{
    public const string Secret = "a-secret-for-tests-only";

    private readonly string _folder = Directory.CreateTempSubdirectory("madoguchi-").FullName;

    public ManualTime Clock { get; } = new();

    public Database Store => Services.GetRequiredService<Database>();

    public async Task<WebSocket> OpenSocketAsync(string streamUrl)
    {
        // The test server listens at http://localhost/ whatever the address says.
        var address = new UriBuilder(new Uri(streamUrl)) { Scheme = "ws", Host = "localhost", Port = -1 };
        return await Server.CreateWebSocketClient().ConnectAsync(address.Uri, TestContext.Current.CancellationToken);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:Sqlite:Path", Path.Combine(_folder, "store.db"));
        builder.UseSetting("DirectLine:Secret", Secret);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
