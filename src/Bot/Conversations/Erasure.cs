using Madoguchi.Handoff.Storage;

namespace Madoguchi.Bot.Conversations;

/// <summary>Deletes what a conversation holds about a person. The record of a case that staff are handling stays until it is closed.</summary>
internal static class Erasure
{
    public static void Erase(Session session, string conversationId)
    {
        if (session.First<string>("select id from cases where conversation_id = @conversationId and state <> 'closed'", new { conversationId }) is not null)
        {
            return;
        }

        // Rows stay so that sequence numbers and deliveries stay true; the words go.
        session.Execute("update messages set text = '', staff_text = null, content = null, client_id = null where conversation_id = @conversationId", new { conversationId });
        session.Execute("update signals set words = '' where conversation_id = @conversationId", new { conversationId });
        session.Execute("update cases set callback = null where conversation_id = @conversationId", new { conversationId });
        session.Execute("update case_notes set text = '' where kind in ('note', 'referral') and case_id in (select id from cases where conversation_id = @conversationId)", new { conversationId });
        session.Execute("delete from unanswered where message_id in (select id from messages where conversation_id = @conversationId)", new { conversationId });
        session.Execute("update conversations set display_name = null where id = @conversationId", new { conversationId });
    }
}
