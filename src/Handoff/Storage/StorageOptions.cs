namespace Madoguchi.Handoff.Storage;

/// <summary>Where conversations and cases are kept. Section <c>Storage</c> of the settings.</summary>
public sealed class StorageOptions
{
    public SqliteOptions Sqlite { get; set; } = new();

    public PostgresOptions Postgres { get; set; } = new();

    /// <summary>The default store: one file.</summary>
    public sealed class SqliteOptions
    {
        /// <summary>Path of the database file; its folder is made when missing. Default <c>data/madoguchi.db</c>.</summary>
        public string Path { get; set; } = "data/madoguchi.db";
    }

    /// <summary>Chosen by giving a connection string.</summary>
    public sealed class PostgresOptions
    {
        public string? ConnectionString { get; set; }
    }
}

/// <summary>The store cannot be opened. The message names the setting and the remedy.</summary>
public sealed class StorageException(string message, Exception? cause = null) : Exception(message, cause);
