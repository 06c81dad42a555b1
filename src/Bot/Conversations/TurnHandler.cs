using Madoguchi.Bot.Answers;
using Madoguchi.Bot.Channels;
using Madoguchi.Bot.Operations;
using Madoguchi.Handoff.Cases;
using Madoguchi.Handoff.Storage;
using Microsoft.Extensions.Logging;

namespace Madoguchi.Bot.Conversations;

/// <summary>
/// One turn as one transaction. The state is read, the turn decided, and everything it causes (event id, transcript, state,
/// case, outgoing messages) written at once; when somebody wrote in between, it is decided again from what is true now.
/// When the returned task is done, it is on disk.
/// </summary>
public sealed class TurnHandler(Database database, EngineHolder engines, ConversationLocks locks, BurstLimit bursts, TimeProvider clock, ILogger<TurnHandler> log)
{
    private const int MostAttempts = 8;

    /// <summary>Messages longer than this are cut before reading: nobody types that much, and the whole stays bounded.</summary>
    internal const int LongestText = 20_000;

    /// <exception cref="StorageException">The store does not accept it after several attempts; the sender should send it again.</exception>
    public async Task<TurnResult> HandleAsync(IncomingMessage message, CancellationToken cancel = default)
    {
        message = message with { Text = Sanitise(message.Text) };
        using var _ = await locks.EnterAsync($"{message.Channel}:{message.ConversationKey}", cancel);
        var isBurst = message.Kind == IncomingKind.Message && bursts.IsExceededBy($"{message.Channel}:{message.ConversationKey}");
        var started = clock.GetTimestamp();
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var before = await database.ReadAsync(session => StoredConversation.Read(session, message), cancel);
            if (before.Answered is { } messages)
            {
                Log.DuplicateEvent(log, message.Channel, before.Id!);
                return new TurnResult(before.Id!, true, messages);
            }

            // Decided on this thread, not in the transaction: SQLite has one writer, and it should only write.
            var engine = engines.Current;
            var now = clock.GetUtcNow();
            var state = before.State ?? new ConversationState { Language = LanguageSwitch.First(message.Locale, engine.Content.Phrases) };
            var decision = engine.Turns.Decide(new TurnInput(message, state, before.OpenCase, now, isBurst));
            var write = new TurnWrite(message, before, decision, now, engine.Turns.DeadlineFor(decision.Case?.Tier ?? 0, now));
            if (await TryWriteAsync(write, cancel) is { } result)
            {
                Log.Turn(log, message.Channel, result.ConversationId, (int)decision.Signals.Tier, result.Messages.Count, clock.GetElapsedTime(started).TotalMilliseconds);
                if (decision.Signals.Failed)
                {
                    Log.DetectorFailed(log, result.ConversationId);
                }

                return result;
            }
        }

        throw new StorageException($"a turn was overtaken {MostAttempts} times; the sender should send it again");
    }

    private async Task<TurnResult?> TryWriteAsync(TurnWrite write, CancellationToken cancel)
    {
        try
        {
            return await database.WriteAsync(write.Apply, cancel);
        }
        catch (RepeatedEventException)
        {
            return null;
        }
    }

    /// <summary>Lone halves of surrogate pairs cannot be stored; U+FFFD takes their place. NUL ends texts in PostgreSQL.</summary>
    private static string Sanitise(string text)
    {
        if (text.Length > LongestText)
        {
            text = text[..LongestText];
        }

        return string.Concat(text.EnumerateRunes().Select(r => r.ToString())).Replace("\0", "", StringComparison.Ordinal);
    }
}
