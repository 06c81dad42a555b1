namespace Madoguchi.Bot.Commands;

/// <summary>Something the person at the command line can put right: printed without a stack trace, exit code 2.</summary>
internal sealed class CommandError(string message) : Exception(message);
