using Madoguchi.Handoff.Storage;
using Madoguchi.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Madoguchi.Bot.Tests;

/// <summary>The whole program in this process, with a store of its own and a clock moved by the test.</summary>
public sealed class BotServer : WebApplicationFactory<Program>
{
    private readonly string _folder;
    private readonly bool _ownsFolder;

    public BotServer()
        : this(Directory.CreateTempSubdirectory("madoguchi-").FullName, new ManualTime()) => _ownsFolder = true;

    private BotServer(string folder, ManualTime clock)
    {
        _folder = folder;
        Clock = clock;
    }

    public ManualTime Clock { get; }

    public Database Store => Services.GetRequiredService<Database>();

    /// <summary>A second program on the same store, as after a restart; dispose of the first one's host before.</summary>
    public BotServer Restarted() => new(_folder, Clock);

    /// <summary>A parent who has not written yet.</summary>
    public Parent NewParent(string? locale = null) => new(CreateClient(), locale);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:Sqlite:Path", Path.Combine(_folder, "store.db"));
        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _ownsFolder && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
