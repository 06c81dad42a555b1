using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;

namespace Madoguchi.Handoff.Storage;

/// <summary>
/// The whole store in one file that either engine can read back: gzip of one JSON object per line, first the format, then
/// every row of every table. Made while the server runs, restored into an empty store.
/// </summary>
public static class BackupFile
{
    private const int Format = 1;

    // Parents before children, so that restoring never breaks a reference.
    private static readonly string[] Tables =
        ["settings", "staff", "conversations", "inbox", "messages", "signals", "cases", "case_notes", "case_views", "unanswered"];

    /// <summary>Writes everything to a new file. The file appears under its name only when it is complete.</summary>
    /// <returns>The number of rows.</returns>
    /// <exception cref="IOException">The file exists already or cannot be written.</exception>
    public static async Task<long> WriteAsync(Database database, string path, DateTimeOffset at, CancellationToken cancel = default)
    {
        if (File.Exists(path))
        {
            throw new IOException($"{path} exists already; choose another name so that no backup is overwritten");
        }

        var unfinished = path + ".unfinished";
        long rows;
        try
        {
            rows = await database.SnapshotAsync(session => Write(session, unfinished, at), cancel);
            File.Move(unfinished, path);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return rows;
    }

    /// <summary>Reads a backup into an empty store, all or nothing.</summary>
    /// <returns>The number of rows.</returns>
    /// <exception cref="InvalidDataException">The file is no backup or is damaged, or the store is not empty.</exception>
    public static Task<long> RestoreAsync(Database database, string path, CancellationToken cancel = default) =>
        database.WriteAsync(session => Restore(session, path), cancel);

    private static long Write(Session session, string path, DateTimeOffset at)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        using var zip = new GZipStream(file, CompressionLevel.Optimal);
        using var writer = new StreamWriter(zip);
        writer.WriteLine(JsonSerializer.Serialize(new JsonObject { ["madoguchi_backup"] = Format, ["at"] = at.ToString("O", System.Globalization.CultureInfo.InvariantCulture) }));
        long rows = 0;
        foreach (var table in Tables)
        {
            foreach (var row in session.Rows($"select * from {table}"))
            {
                var values = new JsonObject();
                foreach (var (column, value) in row)
                {
                    values[column] = value is null ? null : JsonValue.Create(value);
                }

                writer.WriteLine(JsonSerializer.Serialize(new JsonObject { ["table"] = table, ["row"] = values }));
                rows++;
            }
        }

        writer.WriteLine(JsonSerializer.Serialize(new JsonObject { ["rows"] = rows }));
        return rows;
    }

    private static long Restore(Session session, string path)
    {
        foreach (var table in Tables.Where(t => t != "settings"))
        {
            if (session.First<long>($"select count(*) from {table}") > 0)
            {
                throw new InvalidDataException($"the store is not empty (table {table}); restore into a new one, then exchange them");
            }
        }

        session.Execute("delete from settings");
        long rows = 0;
        var number = 0;
        var complete = false;
        foreach (var line in Lines(path))
        {
            number++;
            var entry = Parse(line, path, number);
            if (number == 1)
            {
                if (entry["madoguchi_backup"]?.GetValue<int>() != Format)
                {
                    throw new InvalidDataException($"{path} is not a backup of this version (format {Format})");
                }
            }
            else if (entry["table"]?.GetValue<string>() is { } table && Tables.Contains(table) && entry["row"] is JsonObject row)
            {
                Insert(session, table, row, path, number);
                rows++;
            }
            else
            {
                complete = entry["rows"]?.GetValue<long>() == rows;
            }
        }

        return complete ? rows : throw new InvalidDataException($"{path} ends before its last line: it is not complete");
    }

    private static void Insert(Session session, string table, JsonObject row, string path, int number)
    {
        var parameters = new DynamicParameters();
        foreach (var (name, value) in row)
        {
            // Column names go into the statement: only plain lower-case names, whatever the file says.
            if (name.Any(c => c is not (>= 'a' and <= 'z') and not '_'))
            {
                throw new InvalidDataException($"{path}:{number}: `{name}` is not a column");
            }

            parameters.Add(name, value switch
            {
                null => null,
                JsonValue v when v.TryGetValue(out long number64) => number64,
                JsonValue v when v.TryGetValue(out string? text) => text,
                _ => throw new InvalidDataException($"{path}:{number}: column {name} holds neither a number nor a text"),
            });
        }

        var names = string.Join(", ", row.Select(c => c.Key));
        session.Execute($"insert into {table} ({names}) values ({string.Join(", ", row.Select(c => "@" + c.Key))})", parameters);
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var zip = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(zip);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static JsonObject Parse(string line, string path, int number)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject ?? throw new InvalidDataException($"{path}:{number}: not an object");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}:{number}: damaged ({e.Message})", e);
        }
    }
}
