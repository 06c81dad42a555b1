using Microsoft.Extensions.Logging;
using Npgsql;

namespace Madoguchi.Handoff.Storage;

/// <summary>PostgreSQL, for several servers at once. Changes reach the other servers through LISTEN and NOTIFY.</summary>
internal sealed partial class PostgresDatabase : Database
{
    private const string Channel = "madoguchi_changes";

    private readonly NpgsqlDataSource _source;
    private readonly ILogger<Database> _log;
    private readonly CancellationTokenSource _stopping = new();
    private Task _listening = Task.CompletedTask;

    public PostgresDatabase(string connectionString, ILogger<Database> log)
    {
        _log = log;
        try
        {
            _source = NpgsqlDataSource.Create(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new StorageException($"Storage:Postgres:ConnectionString is not a connection string ({e.Message}). Write it as Host=…;Database=…;Username=…;Password=….", e);
        }
    }

    public override string Description
    {
        get
        {
            var parts = new NpgsqlConnectionStringBuilder(_source.ConnectionString);
            return $"PostgreSQL {parts.Host}:{parts.Port}/{parts.Database}";
        }
    }

    public override Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancel = default) =>
        Task.Run(
            () =>
            {
                using var connection = _source.OpenConnection();
                using var transaction = connection.BeginTransaction();
                var session = new Session(connection, transaction);
                var result = work(session);
                foreach (var id in session.Announced)
                {
                    session.First<string>("select pg_notify(@Channel, @id)", new { Channel, id });
                }

                transaction.Commit();
                return result;
            },
            cancel);

    public override Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancel = default) =>
        Task.Run(
            () =>
            {
                using var connection = _source.OpenConnection();
                return work(new Session(connection, null));
            },
            cancel);

    public override Task<T> SnapshotAsync<T>(Func<Session, T> work, CancellationToken cancel = default) =>
        Task.Run(
            () =>
            {
                using var connection = _source.OpenConnection();
                using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
                return work(new Session(connection, transaction));
            },
            cancel);

    public override async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _listening;
        await _source.DisposeAsync();
        _stopping.Dispose();
    }

    protected override async Task ApplySchemaAsync(string schema, CancellationToken cancel)
    {
        try
        {
            // Two servers that start together must not both create the tables.
            await WriteAsync(
                session =>
                {
                    session.First<string>("select pg_advisory_xact_lock(7231)::text");
                    return session.Execute(schema);
                },
                cancel);
        }
        catch (NpgsqlException e)
        {
            throw new StorageException($"{Description} cannot be used ({e.Message}). Check that it runs and that Storage:Postgres:ConnectionString names a database this user may create tables in.", e);
        }

        // Whoever subscribes from now on must not miss a change: ready only once the server listens.
        var listens = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _listening = Task.Run(() => ListenAsync(listens), CancellationToken.None);
        await listens.Task.WaitAsync(cancel);
    }

    private async Task ListenAsync(TaskCompletionSource listens)
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(_stopping.Token);
                connection.Notification += (_, change) => Changes.Publish(change.Payload);
                await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(_stopping.Token);
                }

                if (!listens.TrySetResult())
                {
                    // Nobody knows what changed while the connection was gone: let everybody look again.
                    Changes.PublishAll();
                }

                while (true)
                {
                    await connection.WaitAsync(_stopping.Token);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or System.Net.Sockets.SocketException)
            {
                listens.TrySetResult();
                ListeningLost(_log, e.Message);
                await Task.Delay(TimeSpan.FromSeconds(2), _stopping.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "Lost the connection that hears of changes ({Reason}); open pages may lag until it is back")]
    private static partial void ListeningLost(ILogger log, string reason);
}
