using System.CommandLine;
using Madoguchi.Handoff.Storage;

namespace Madoguchi.Bot.Commands;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>: the whole store in one file that either engine reads.</summary>
internal static class BackupCommands
{
    public static Command CreateBackup()
    {
        var file = new Argument<string>("FILE") { Description = "The new file; it must not exist" };
        var command = new Command("backup", "Write everything stored to one file; the server may be running") { file };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var store = await OfflineStore.OpenAsync(cancel);
            var rows = await BackupFile.WriteAsync(store.Database, Path.GetFullPath(parsed.GetValue(file)!), TimeProvider.System.GetUtcNow(), cancel);
            Console.WriteLine($"{rows} rows of {store.Database.Description} are in {parsed.GetValue(file)}. It holds what families wrote: keep it as safe as the store.");
            return 0;
        });
        return command;
    }

    public static Command CreateRestore()
    {
        var file = new Argument<string>("FILE") { Description = "A file made by backup" };
        var command = new Command("restore", "Read a backup into an empty store") { file };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var store = await OfflineStore.OpenAsync(cancel);
            var rows = await BackupFile.RestoreAsync(store.Database, Path.GetFullPath(parsed.GetValue(file)!), cancel);
            Console.WriteLine($"{rows} rows are now in {store.Database.Description}.");
            return 0;
        });
        return command;
    }
}
