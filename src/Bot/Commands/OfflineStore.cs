using Madoguchi.Handoff.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Madoguchi.Bot.Commands;

/// <summary>The store as the server's settings name it, opened by a command; the server may run beside it.</summary>
internal sealed class OfflineStore(Database database, string address) : IAsyncDisposable
{
    public Database Database { get; } = database;

    /// <summary>Where the server is reached, for links.</summary>
    public string Address { get; } = address;

    /// <exception cref="StorageException">It cannot be opened; the message names the setting.</exception>
    public static async Task<OfflineStore> OpenAsync(CancellationToken cancel)
    {
        var settings = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        var options = settings.GetSection("Storage").Get<StorageOptions>() ?? new StorageOptions();
        var database = await Database.OpenAsync(options, NullLogger<Database>.Instance, cancel);
        return new OfflineStore(database, (settings["Urls"] ?? "http://localhost:5080").Split(';')[0]);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
