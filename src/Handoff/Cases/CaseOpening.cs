using Madoguchi.Handoff.Storage;

namespace Madoguchi.Handoff.Cases;

/// <summary>Opens a case for a conversation or raises the one that is open, inside the turn's transaction.</summary>
public static class CaseOpening
{
    /// <summary>
    /// One conversation has at most one open case. A second signal never lowers its tier: it raises it and shortens the deadline,
    /// or is only noted.
    /// </summary>
    /// <param name="tier">1 concern, 2 urgent, 3 emergency.</param>
    /// <param name="summary">What raised it, in codes (categories), for the history; never the parent's words.</param>
    /// <returns>The case's id.</returns>
    public static string OpenOrRaise(Session session, string conversationId, int tier, string reason, string summary, DateTimeOffset at, DateTimeOffset deadline)
    {
        var now = at.ToUnixTimeMilliseconds();
        var open = session.First<OpenCase>(
            "select id as Id, tier as Tier from cases where conversation_id = @conversationId and state <> 'closed'",
            new { conversationId });
        if (open is null)
        {
            var id = Guid.CreateVersion7().ToString();
            session.Execute(
                """
                insert into cases (id, conversation_id, tier, state, reason, opened_at, deadline_at, version)
                values (@id, @conversationId, @tier, 'waiting', @reason, @now, @deadlineAt, 1)
                """,
                new { id, conversationId, tier, reason, now, deadlineAt = deadline.ToUnixTimeMilliseconds() });
            CaseLog.Add(session, id, null, "opened", summary, now);
            return id;
        }

        if (tier > open.Tier)
        {
            session.Execute(
                """
                update cases set tier = @tier, version = version + 1,
                  deadline_at = case when deadline_at < @deadlineAt then deadline_at else @deadlineAt end
                where id = @Id
                """,
                new { tier, deadlineAt = deadline.ToUnixTimeMilliseconds(), open.Id });
            CaseLog.Add(session, open.Id, null, "raised", summary, now);
        }

        return open.Id;
    }

    /// <summary>Remembers when and how the parent may be called.</summary>
    public static void SetCallback(Session session, string conversationId, string callback) =>
        session.Execute(
            "update cases set callback = @callback, version = version + 1 where conversation_id = @conversationId and state <> 'closed'",
            new { conversationId, callback });

    private sealed record OpenCase
    {
        public string Id { get; init; } = "";

        public long Tier { get; init; }
    }
}
