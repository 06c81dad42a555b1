namespace Madoguchi.Bot.Operations;

/// <summary>Every log message of the host, with a stable id. Ids, counts and durations only: never what somebody wrote.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "Turn on {Channel} in {Conversation}: repeated {IsDuplicate}, {Messages} messages, {Milliseconds:0.0} ms")]
    public static partial void Turn(ILogger log, string channel, string conversation, bool isDuplicate, int messages, double milliseconds);

    [LoggerMessage(1003, LogLevel.Error, "The signal detector failed on a message in {Conversation}; it is treated as urgent")]
    public static partial void DetectorFailed(ILogger log, string conversation);

    [LoggerMessage(1004, LogLevel.Information, "Content loaded from {Folder}: {Articles} articles, {Languages} languages, {Milliseconds:0} ms")]
    public static partial void ContentLoaded(ILogger log, string folder, int articles, int languages, double milliseconds);
}
