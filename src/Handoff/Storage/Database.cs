using System.Data.Common;
using Microsoft.Extensions.Logging;

namespace Madoguchi.Handoff.Storage;

/// <summary>
/// The store of conversations, cases and staff: SQLite in one file, or PostgreSQL when a connection string is given.
/// Both run the same SQL. A returned <see cref="WriteAsync"/> is on disk.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    public ChangeFeed Changes { get; } = new();

    /// <summary>A short name for logs and the start-up message, without secrets.</summary>
    public abstract string Description { get; }

    /// <summary>Opens the store that the options choose and applies the schema.</summary>
    /// <exception cref="StorageException">It cannot be opened or written; the message says which setting to look at.</exception>
    public static async Task<Database> OpenAsync(StorageOptions options, ILogger<Database> log, CancellationToken cancel = default)
    {
        Database database = string.IsNullOrWhiteSpace(options.Postgres.ConnectionString)
            ? new SqliteDatabase(options.Sqlite.Path)
            : new PostgresDatabase(options.Postgres.ConnectionString, log);
        try
        {
            await database.ApplySchemaAsync(ReadSchema(), cancel);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction of its own and returns when it is durable. If it throws, nothing of it stays.
    /// It may run later than other writes that were asked for first, but never beside one on SQLite.
    /// </summary>
    public abstract Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancel = default);

    /// <summary>Runs <paramref name="work"/> on a connection that sees all commits so far.</summary>
    public abstract Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancel = default);

    /// <summary>Runs <paramref name="work"/> on one unchanging view of everything, while others go on writing.</summary>
    public abstract Task<T> SnapshotAsync<T>(Func<Session, T> work, CancellationToken cancel = default);

    public Task WriteAsync(Action<Session> work, CancellationToken cancel = default) =>
        WriteAsync(
            session =>
            {
                work(session);
                return true;
            },
            cancel);

    public abstract ValueTask DisposeAsync();

    protected abstract Task ApplySchemaAsync(string schema, CancellationToken cancel);

    private protected static void Run(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string ReadSchema()
    {
        using var stream = typeof(Database).Assembly.GetManifestResourceStream("Madoguchi.Handoff.Storage.schema.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
