using System.CommandLine;

namespace Madoguchi.Bot.Commands;

/// <summary>The command line: without a command the server starts.</summary>
internal static class CommandLine
{
    private static readonly Option<string?> ContentOption = new("--content") { Description = "The content folder; default: Content:Path, else the content folder of this checkout", Recursive = true };

    /// <returns>0 done; 1 the content or the result has errors; 2 bad input.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancel = default)
    {
        var root = new RootCommand("Madoguchi: a multilingual chat assistant for families. Without a command it starts the server; settings may follow as --Name=value.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        root.Options.Add(ContentOption);
        root.SetAction(async (parsed, token) =>
        {
            if (parsed.UnmatchedTokens.FirstOrDefault(t => !t.StartsWith('-')) is { } unknown && args[0] == unknown)
            {
                throw new CommandError($"`{unknown}` is not a command; see --help");
            }

            return await Server.RunAsync([.. parsed.UnmatchedTokens], parsed.GetValue(ContentOption), token);
        });
        root.Subcommands.Add(AskCommand.Create(ContentOption));
        root.Subcommands.Add(EvaluateCommand.Create(ContentOption));
        root.Subcommands.Add(LintCommand.Create(ContentOption));
        root.Subcommands.Add(StaffCommand.Create());
        root.Subcommands.Add(BackupCommands.CreateBackup());
        root.Subcommands.Add(BackupCommands.CreateRestore());
        return await InvokeAsync(root, args, cancel);
    }

    /// <summary>What people can put right is told in a line or two, without a stack trace.</summary>
    private static async Task<int> InvokeAsync(RootCommand root, string[] args, CancellationToken cancel)
    {
        try
        {
            var parsed = root.Parse(args);
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, cancel);
            return parsed.Errors.Count > 0 ? 2 : code;
        }
        catch (Exception e) when (e is CommandError or Knowledge.Content.ContentException or Handoff.Storage.StorageException or IOException or InvalidDataException
            or UnauthorizedAccessException or Microsoft.Extensions.Options.OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }
}
