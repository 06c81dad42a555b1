using Madoguchi.Handoff.Cases;
using Madoguchi.Handoff.Storage;

namespace Madoguchi.Handoff.Tests.Cases;

/// <summary>Writes conversations and cases as the bot's turns do.</summary>
public sealed class CaseSeed(Database store, TimeProvider time)
{
    /// <summary>A conversation with one message of the parent and a case for it.</summary>
    /// <param name="deadline">Minutes until somebody has to be there.</param>
    /// <param name="words">The words of the message that worried; null for a case without a signal.</param>
    public async Task<string> OpenAsync(
        string text, int tier = 2, string language = "vi", int deadline = 30, string category = "B3", string? words = null, string? address = null, string? name = null) =>
        await store.WriteAsync(session =>
        {
            var conversation = Guid.CreateVersion7().ToString();
            var now = time.GetUtcNow();
            session.Execute(
                """
                insert into conversations (id, channel, channel_key, address, language, municipality, display_name, state, version, last_seq, created_at, updated_at)
                values (@conversation, 'line', @conversation, @address, @language, 'ayase', @name, '{}', 1, 0, @at, @at)
                """,
                new { conversation, address, language, name, at = now.ToUnixTimeMilliseconds() });
            var message = Say(session, conversation, "parent", text, language, "received");
            if (words is not null)
            {
                session.Execute(
                    """
                    insert into signals (id, conversation_id, message_id, category, tier, words, rule, language, at)
                    values (@id, @conversation, @message, @category, @tier, @words, 'test', @language, @at)
                    """,
                    new { id = Guid.NewGuid().ToString(), conversation, message, category, tier, words, language, at = now.ToUnixTimeMilliseconds() });
            }

            return CaseOpening.OpenOrRaise(session, conversation, tier, words is null ? "asked" : "signal", words is null ? "" : category, now, now.AddMinutes(deadline));
        });

    /// <summary>One more message in the conversation of a case.</summary>
    public Task SayAsync(string caseId, string author, string text, string language = "vi", string delivery = "received") =>
        store.WriteAsync(session =>
        {
            var conversation = session.First<string>("select conversation_id from cases where id = @caseId", new { caseId })!;
            Say(session, conversation, author, text, language, delivery);
            session.Announce(conversation);
        });

    public Task<IReadOnlyList<TranscriptMessage>> MessagesAsync(string caseId) =>
        store.ReadAsync(session => session.Query<TranscriptMessage>(
            """
            select m.id as Id, m.seq as Seq, m.author as Author, m.staff_id as StaffId, m.language as Language, m.text as Text,
                   m.staff_text as StaffText, m.at as At, m.delivery as Delivery
            from messages m join cases c on c.conversation_id = m.conversation_id where c.id = @caseId order by m.seq
            """,
            new { caseId }));

    private string Say(Session session, string conversation, string author, string text, string language, string delivery)
    {
        var id = Guid.CreateVersion7().ToString();
        session.Execute("update conversations set last_seq = last_seq + 1 where id = @conversation", new { conversation });
        session.Execute(
            """
            insert into messages (id, conversation_id, seq, author, language, text, at, delivery)
            select @id, id, last_seq, @author, @language, @text, @at, @delivery from conversations where id = @conversation
            """,
            new { id, conversation, author, language, text, delivery, at = time.GetUtcNow().ToUnixTimeMilliseconds() });
        return id;
    }
}
