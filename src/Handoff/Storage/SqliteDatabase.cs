using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Madoguchi.Handoff.Storage;

/// <summary>
/// SQLite in write-ahead mode. One thread owns the writing connection and commits all transactions that are waiting in one
/// go: each is durable when its caller hears of it, and a busy server pays for one disk flush, not for hundreds.
/// </summary>
internal sealed class SqliteDatabase : Database
{
    /// <summary>Most transactions in one flush: keeps the wait of the first of them short.</summary>
    private const int MostPerCommit = 256;

    private readonly string _path;
    private readonly string _connectionString;
    private readonly BlockingCollection<Work> _queue = new();
    private readonly ConcurrentBag<SqliteConnection> _readers = [];
    private readonly SqliteConnection _writer;
    private readonly Thread _thread;

    public SqliteDatabase(string path)
    {
        SqliteLibrary.Use();
        _path = Path.GetFullPath(path);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false }.ToString();
        _writer = Open();
        _thread = new Thread(WriteLoop) { IsBackground = true, Name = "sqlite-writer" };
        _thread.Start();
    }

    public override string Description => $"SQLite {_path}";

    public override Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        var item = new Work<T>(work);
        try
        {
            _queue.Add(item, cancel);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(Database));
        }

        return item.Task;
    }

    public override Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        var connection = _readers.TryTake(out var idle) ? idle : Open();
        try
        {
            return Task.FromResult(work(new Session(connection, null)));
        }
        finally
        {
            _readers.Add(connection);
        }
    }

    public override Task<T> SnapshotAsync<T>(Func<Session, T> work, CancellationToken cancel = default) =>
        Task.Run(
            () =>
            {
                using var connection = Open();
                using var transaction = connection.BeginTransaction(deferred: true);
                return work(new Session(connection, transaction));
            },
            cancel);

    public override async ValueTask DisposeAsync()
    {
        _queue.CompleteAdding();
        await Task.Run(_thread.Join);
        foreach (var reader in _readers)
        {
            reader.Dispose();
        }

        _writer.Dispose();
        _queue.Dispose();
    }

    protected override Task ApplySchemaAsync(string schema, CancellationToken cancel)
    {
        try
        {
            return WriteAsync(session => session.Execute(schema), cancel);
        }
        catch (SqliteException e)
        {
            throw Unusable(e);
        }
    }

    private SqliteConnection Open()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            var connection = new SqliteConnection(_connectionString);
            connection.Open();

            // FULL, not NORMAL: what a parent was told is stored must survive a power cut too.
            Run(connection, "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000;");
            return connection;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw Unusable(e);
        }
    }

    private StorageException Unusable(Exception cause) =>
        new($"The database file {_path} cannot be opened for writing ({cause.Message}). Check that the folder exists, is writable and has room, or set Storage:Sqlite:Path to another place.", cause);

    private void WriteLoop()
    {
        var batch = new List<Work>(MostPerCommit);
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            batch.Clear();
            batch.Add(first);
            while (batch.Count < MostPerCommit && _queue.TryTake(out var next))
            {
                batch.Add(next);
            }

            try
            {
                using var transaction = _writer.BeginTransaction();
                foreach (var work in batch)
                {
                    RunOne(work, transaction);
                }

                transaction.Commit();
            }
            catch (Exception e)
            {
                // The whole batch is undone: disk full, file gone. Every caller hears of it and can try again.
                foreach (var work in batch)
                {
                    work.Fail(e);
                }

                continue;
            }

            foreach (var work in batch)
            {
                foreach (var id in work.Announced)
                {
                    Changes.Publish(id);
                }

                work.Complete();
            }
        }
    }

    private void RunOne(Work work, DbTransaction transaction)
    {
        var session = new Session(_writer, transaction);
        Run(_writer, "savepoint one", transaction);
        try
        {
            work.Run(session);
        }
        catch (Exception e)
        {
            work.Fail(e);
            Run(_writer, "rollback to one", transaction);
        }

        Run(_writer, "release one", transaction);
    }

    private abstract class Work
    {
        public IReadOnlyCollection<string> Announced { get; protected set; } = [];

        public abstract void Run(Session session);

        public abstract void Complete();

        public abstract void Fail(Exception e);
    }

    private sealed class Work<T>(Func<Session, T> work) : Work
    {
        // Continuations must not run on the writer's thread: one that waits would stop every other write.
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _done.Task;

        public override void Run(Session session)
        {
            _result = work(session);
            Announced = session.Announced;
        }

        public override void Complete() => _done.TrySetResult(_result!);

        public override void Fail(Exception e)
        {
            Announced = [];
            _done.TrySetException(e);
        }
    }
}
