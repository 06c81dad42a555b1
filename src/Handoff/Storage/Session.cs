using System.Data.Common;
using Dapper;

namespace Madoguchi.Handoff.Storage;

/// <summary>
/// One transaction as the code that runs in it sees it. Everything is synchronous: on SQLite many transactions of different
/// conversations share one disk flush on one thread, and nothing in a transaction may wait for anything but the database.
/// </summary>
public sealed class Session
{
    private readonly DbConnection _connection;
    private readonly DbTransaction? _transaction;
    private readonly HashSet<string> _announced = new(StringComparer.Ordinal);

    internal Session(DbConnection connection, DbTransaction? transaction)
    {
        _connection = connection;
        _transaction = transaction;
    }

    /// <summary>Conversations whose watchers are woken once the transaction is committed.</summary>
    internal IReadOnlyCollection<string> Announced => _announced;

    /// <summary>Runs a statement and returns the number of rows it changed.</summary>
    public int Execute(string sql, object? parameters = null) => _connection.Execute(sql, parameters, _transaction);

    public IReadOnlyList<T> Query<T>(string sql, object? parameters = null) => _connection.Query<T>(sql, parameters, _transaction).AsList();

    /// <summary>Rows as column names and values, read one at a time.</summary>
    internal IEnumerable<IDictionary<string, object?>> Rows(string sql) =>
        _connection.Query(sql, transaction: _transaction, buffered: false).Cast<IDictionary<string, object?>>();

    /// <summary>The first row, or the default value when there is none.</summary>
    public T? First<T>(string sql, object? parameters = null) => _connection.QueryFirstOrDefault<T>(sql, parameters, _transaction);

    /// <summary>Wakes whoever watches this conversation (open pages, the staff console) after the commit, on every server.</summary>
    public void Announce(string conversationId) => _announced.Add(conversationId);
}
