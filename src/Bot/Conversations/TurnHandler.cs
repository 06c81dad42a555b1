using System.Text;
using Madoguchi.Bot.Channels;
using Madoguchi.Bot.Operations;
using Madoguchi.Handoff.Storage;

namespace Madoguchi.Bot.Conversations;

/// <summary>
/// One turn as one transaction. The state is read, the turn decided, and everything it causes (event id, transcript, state,
/// case, outgoing messages) written at once; when somebody wrote in between, it is decided again from what is true now.
/// When the returned task is done, it is on disk.
/// </summary>
public sealed class TurnHandler(Database database, EngineHolder engines, ConversationLocks locks, BurstLimit bursts, TimeProvider clock, ILogger<TurnHandler> log)
{
    private const int AttemptsInTheOpen = 3;
    private const int MostAttempts = 8;

    /// <exception cref="StorageException">The store does not accept it after several attempts; the sender should send it again.</exception>
    public async Task<TurnResult> HandleAsync(IncomingMessage message, CancellationToken cancel = default)
    {
        message = message with { Text = Storable(message.Text) };
        using var _ = await locks.EnterAsync($"{message.Channel}:{message.ConversationKey}", cancel);
        var isBurst = message.Kind == IncomingKind.Message && bursts.IsExceededBy($"{message.Channel}:{message.ConversationKey}");
        var started = clock.GetTimestamp();
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var result = attempt <= AttemptsInTheOpen
                ? await TryInTheOpenAsync(message, isBurst, cancel)
                : await TryHoldingTheConversationAsync(message, isBurst, cancel);
            if (result is not null)
            {
                Log.Turn(log, message.Channel, result.ConversationId, result.IsDuplicate, result.Messages.Count, clock.GetElapsedTime(started).TotalMilliseconds);
                return result;
            }
        }

        throw new StorageException($"a turn was overtaken {MostAttempts} times; the sender should send it again");
    }

    /// <summary>Reads and decides outside the transaction: SQLite has one writer, and it should only write. Null when somebody was faster.</summary>
    private async Task<TurnResult?> TryInTheOpenAsync(IncomingMessage message, bool isBurst, CancellationToken cancel)
    {
        var before = await database.ReadAsync(session => StoredConversation.Read(session, message), cancel);
        return before.Answered is { } messages
            ? new TurnResult(before.Id!, true, messages)
            : await TryWriteAsync(Decide(message, before, isBurst).Apply, cancel);
    }

    /// <summary>Where others are faster again and again (two servers on one conversation): nobody else gets in between.</summary>
    private Task<TurnResult?> TryHoldingTheConversationAsync(IncomingMessage message, bool isBurst, CancellationToken cancel) =>
        TryWriteAsync(
            session =>
            {
                session.Execute("update conversations set version = version where channel = @Channel and channel_key = @ConversationKey", new { message.Channel, message.ConversationKey });
                var before = StoredConversation.Read(session, message);
                return before.Answered is { } messages ? new TurnResult(before.Id!, true, messages) : Decide(message, before, isBurst).Apply(session);
            },
            cancel);

    private TurnWrite Decide(IncomingMessage message, StoredConversation before, bool isBurst)
    {
        var engine = engines.Current;
        var now = clock.GetUtcNow();
        var state = before.State ?? new ConversationState { Language = LanguageSwitch.First(message.Locale, engine.Content.Phrases) };
        var decision = engine.Turns.Decide(new TurnInput(message, state, before.OpenCase, now, isBurst));
        if (decision.Signals.Failed)
        {
            Log.DetectorFailed(log, before.Id ?? "a new conversation");
        }

        return new TurnWrite(message, before, decision, now, engine.Turns.DeadlineFor(decision.Case?.Tier ?? 0, now));
    }

    private async Task<TurnResult?> TryWriteAsync(Func<Session, TurnResult?> write, CancellationToken cancel)
    {
        try
        {
            return await database.WriteAsync(write, cancel);
        }
        catch (RepeatedEventException)
        {
            return null;
        }
    }

    /// <summary>Lone halves of surrogate pairs cannot be stored, U+FFFD takes their place; NUL would end a text in PostgreSQL.</summary>
    private static string Storable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace("\0", "", StringComparison.Ordinal);
}
