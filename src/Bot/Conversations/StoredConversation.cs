using System.Text.Json;
using Madoguchi.Bot.Answers;
using Madoguchi.Bot.Channels;
using Madoguchi.Handoff.Storage;

namespace Madoguchi.Bot.Conversations;

/// <summary>A conversation as a turn finds it.</summary>
/// <param name="Id">Null when this is the person's first message.</param>
/// <param name="Answered">The messages of this very event, when it has been processed before.</param>
internal sealed record StoredConversation(
    string? Id, ConversationState? State, long Version, string? OpenCase, IReadOnlyList<StoredMessage>? Answered)
{
    public static StoredConversation Read(Session session, IncomingMessage message)
    {
        if (session.First<string>("select conversation_id from inbox where channel = @Channel and event_id = @EventId", new { message.Channel, message.EventId }) is { } known)
        {
            return new StoredConversation(known, null, 0, null, Transcript.RepliesTo(session, known, message.EventId));
        }

        var row = session.First<Row>(
            """
            select v.id as Id, v.state as State, v.version as Version,
                   (select c.state from cases c where c.conversation_id = v.id and c.state <> 'closed') as OpenCase
            from conversations v where v.channel = @Channel and v.channel_key = @ConversationKey
            """,
            new { message.Channel, message.ConversationKey });
        return row is null
            ? new StoredConversation(null, null, 0, null, null)
            : new StoredConversation(row.Id, JsonSerializer.Deserialize(row.State, AnswerJson.Compact.ConversationState), row.Version, row.OpenCase, null);
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string State { get; init; } = "";

        public long Version { get; init; }

        public string? OpenCase { get; init; }
    }
}
