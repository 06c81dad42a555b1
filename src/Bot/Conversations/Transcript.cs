using Madoguchi.Bot.Answers;
using Madoguchi.Handoff.Storage;

namespace Madoguchi.Bot.Conversations;

/// <summary>Reads the stored messages of a conversation: what channels that stream show.</summary>
public sealed class Transcript(Database database)
{
    /// <summary>Messages with a sequence number above <paramref name="afterSeq"/>, oldest first.</summary>
    public Task<IReadOnlyList<StoredMessage>> AfterAsync(string conversationId, long afterSeq, int limit = 500, CancellationToken cancel = default) =>
        database.ReadAsync<IReadOnlyList<StoredMessage>>(
            session => session.Query<Row>(
                    """
                    select id as Id, seq as Seq, event_id as EventId, author as Author, language as Language, text as Text, content as Content,
                           client_id as ClientId, at as At
                    from messages where conversation_id = @conversationId and seq > @afterSeq order by seq limit @limit
                    """,
                    new { conversationId, afterSeq, limit })
                .Select(r => r.ToMessage())
                .ToList(),
            cancel);

    /// <summary>The conversation of a person on a channel; null before the first message.</summary>
    public Task<string?> FindConversationAsync(string channel, string conversationKey, CancellationToken cancel = default) =>
        database.ReadAsync(
            session => session.First<string>(
                "select id from conversations where channel = @channel and channel_key = @conversationKey",
                new { channel, conversationKey }),
            cancel);

    /// <summary>What the turn of an event answered; used to repeat the answer to a repeated event.</summary>
    internal static IReadOnlyList<StoredMessage> RepliesTo(Session session, string conversationId, string eventId) =>
        session.Query<Row>(
                """
                select id as Id, seq as Seq, event_id as EventId, author as Author, language as Language, text as Text, content as Content,
                       client_id as ClientId, at as At
                from messages where conversation_id = @conversationId and event_id = @eventId order by seq
                """,
                new { conversationId, eventId })
            .Select(r => r.ToMessage())
            .ToList();

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public long Seq { get; init; }

        public string? EventId { get; init; }

        public string Author { get; init; } = "";

        public string? Language { get; init; }

        public string Text { get; init; } = "";

        public string? Content { get; init; }

        public string? ClientId { get; init; }

        public long At { get; init; }

        public StoredMessage ToMessage() =>
            new(Id, Seq, EventId, Author, Language, Text, AnswerJson.ReadAnswer(Content), ClientId, DateTimeOffset.FromUnixTimeMilliseconds(At));
    }
}

/// <summary>A message of the transcript.</summary>
/// <param name="Seq">1, 2, 3 … within the conversation, in the order in which they are shown.</param>
/// <param name="EventId">The incoming event that this is, or that this answers; null for what staff write.</param>
/// <param name="Author">parent, bot, staff or system.</param>
/// <param name="Answer">The structured form of what the bot says; null for everybody else.</param>
public sealed record StoredMessage(
    string Id,
    long Seq,
    string? EventId,
    string Author,
    string? Language,
    string Text,
    Answer? Answer,
    string? ClientId,
    DateTimeOffset At);
