using Madoguchi.Handoff.Storage;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Handoff.Cases;

/// <summary>
/// Puts what staff say into the conversation: as the next message of the transcript, to be streamed to an open page or, on
/// channels that push, to be sent by the outbox.
/// </summary>
public sealed class CaseCourier(Func<ContentLibrary> content)
{
    /// <summary>Stores a staff reply as the next message. Call inside the transaction that has checked the owner.</summary>
    internal static void Deliver(Session session, string caseId, string staffId, string messageId, StaffReply reply, long now) =>
        Append(session, ConversationOf(session, caseId), messageId, "staff", staffId, reply.Language, reply.Text, reply.StaffText, now);

    /// <summary>Tells the parent, in the parent's language, that staff have finished and the program answers again.</summary>
    internal void TellClosed(Session session, string caseId, long now)
    {
        var conversation = ConversationOf(session, caseId);
        var text = content().Phrases.For(conversation.Language).Say("case_closed");
        Append(session, conversation, Guid.CreateVersion7().ToString(), "system", null, conversation.Language, text, null, now);
    }

    private static Recipient ConversationOf(Session session, string caseId) =>
        session.First<Recipient>(
            "select v.id as Id, v.language as Language, v.address as Address from conversations v join cases c on c.conversation_id = v.id where c.id = @caseId",
            new { caseId })
        ?? throw new InvalidOperationException($"case {caseId} has no conversation");

    private static void Append(
        Session session, Recipient to, string messageId, string author, string? staffId, string language, string text, string? staffText, long now)
    {
        session.Execute("update conversations set last_seq = last_seq + 1, updated_at = @now where id = @Id", new { to.Id, now });
        session.Execute(
            """
            insert into messages (id, conversation_id, seq, author, staff_id, language, text, staff_text, at, delivery, next_attempt_at)
            select @messageId, id, last_seq, @author, @staffId, @language, @text, @staffText, @now, @delivery, @now from conversations where id = @Id
            """,
            new { messageId, author, staffId, language, text, staffText, now, delivery = to.Address is null ? "stream" : "pending", to.Id });
        session.Announce(to.Id);
    }

    private sealed record Recipient
    {
        public string Id { get; init; } = "";

        public string Language { get; init; } = "";

        public string? Address { get; init; }
    }
}
