using Madoguchi.Handoff.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Madoguchi.Testing;

/// <summary>A fresh store for one test: an SQLite file in the temporary folder, or a PostgreSQL database that is dropped afterwards.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Names the server: a connection string of a user who may create databases.</summary>
    public const string ServerVariable = "MADOGUCHI_TEST_POSTGRES";

    private readonly StorageOptions _options;
    private readonly Func<Task> _remove;

    private TestDatabase(Database store, StorageOptions options, Func<Task> remove)
    {
        Store = store;
        _options = options;
        _remove = remove;
    }

    public Database Store { get; }

    private static string? Server => Environment.GetEnvironmentVariable(ServerVariable);

    /// <summary>Why tests on this engine have to be skipped here; null when they can run.</summary>
    public static string? WhyNot(Engine engine) =>
        engine == Engine.Postgres && string.IsNullOrWhiteSpace(Server)
            ? $"{ServerVariable} does not name a PostgreSQL server on which databases may be created"
            : null;

    public static async Task<TestDatabase> OpenAsync(Engine engine = Engine.Sqlite)
    {
        var name = "madoguchi_" + Guid.NewGuid().ToString("N");
        var options = new StorageOptions();
        Func<Task> remove;
        if (engine == Engine.Postgres)
        {
            await OnServerAsync($"create database {name}");
            options.Postgres.ConnectionString = new NpgsqlConnectionStringBuilder(Server) { Database = name, Pooling = true, MaxPoolSize = 20 }.ToString();
            remove = () => OnServerAsync($"drop database {name} with (force)");
        }
        else
        {
            var folder = Directory.CreateTempSubdirectory("madoguchi-");
            options.Sqlite.Path = Path.Combine(folder.FullName, "test.db");
            remove = () => Task.Run(() => folder.Delete(recursive: true));
        }

        return new TestDatabase(await Database.OpenAsync(options, NullLogger<Database>.Instance), options, remove);
    }

    /// <summary>The same store as a second server opens it; the caller disposes of it.</summary>
    public Task<Database> OpenAgainAsync() => Database.OpenAsync(_options, NullLogger<Database>.Instance);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _remove();
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Server!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
