using Madoguchi.Handoff.Storage;

namespace Madoguchi.Handoff.Cases;

/// <summary>
/// What staff do with cases. Every verb is one transaction with the guard in its <c>where</c>: two people cannot own one case,
/// and an action from a screen that shows an older state is refused with the reason instead of being carried out.
/// </summary>
public sealed class CaseDesk(Database database, CaseCourier courier, TimeProvider clock)
{
    /// <summary>Takes a waiting case.</summary>
    public Task<CaseAction> TakeAsync(string caseId, string staffId, CancellationToken cancel = default) =>
        ChangeAsync(
            caseId,
            staffId,
            "taken",
            (session, now) => session.Execute(
                "update cases set state = 'taken', owner_id = @staffId, taken_at = @now, version = version + 1 where id = @caseId and state = 'waiting'",
                new { caseId, staffId, now }),
            cancel);

    /// <summary>Gives an own case back to the queue.</summary>
    public Task<CaseAction> ReturnAsync(string caseId, long version, string staffId, CancellationToken cancel = default) =>
        ChangeAsync(
            caseId,
            staffId,
            "returned",
            (session, _) => session.Execute(
                "update cases set state = 'waiting', owner_id = null, taken_at = null, version = version + 1 where id = @caseId and state = 'taken' and owner_id = @staffId and version = @version",
                new { caseId, staffId, version }),
            cancel);

    /// <summary>Closes an own case with its outcome; the bot answers the parent again from the next message on.</summary>
    /// <param name="outcome">answered, referred, connected, no-reply or false-alarm.</param>
    /// <param name="followUpAt">When to ask whether the referral worked; null for none.</param>
    public Task<CaseAction> CloseAsync(string caseId, long version, string staffId, string outcome, DateTimeOffset? followUpAt, CancellationToken cancel = default) =>
        ChangeAsync(
            caseId,
            staffId,
            "closed",
            (session, now) =>
            {
                var closed = session.Execute(
                    """
                    update cases set state = 'closed', closed_at = @now, outcome = @outcome, follow_up_at = @followUp, version = version + 1
                    where id = @caseId and state = 'taken' and owner_id = @staffId and version = @version
                    """,
                    new { caseId, staffId, version, now, outcome, followUp = followUpAt?.ToUnixTimeMilliseconds() });
                if (closed == 1)
                {
                    courier.TellClosed(session, caseId, now);
                }

                return closed;
            },
            cancel,
            outcome);

    /// <summary>
    /// Sends a reply to the parent. It is stored and queued in one transaction; the form's id makes a second click harmless.
    /// </summary>
    /// <param name="reply">What the parent reads, in which language, and the Japanese original where it was translated.</param>
    public Task<CaseAction> ReplyAsync(string caseId, long version, string staffId, string formId, StaffReply reply, CancellationToken cancel = default) =>
        database.WriteAsync(
            session =>
            {
                if (session.First<string>("select id from messages where id = @formId", new { formId }) is not null)
                {
                    return CaseAction.Done;
                }

                var guarded = session.Execute(
                    "update cases set version = version + 1 where id = @caseId and state = 'taken' and owner_id = @staffId and version = @version",
                    new { caseId, staffId, version });
                if (guarded == 0)
                {
                    return Refusal(session, caseId, staffId);
                }

                CaseCourier.Deliver(session, caseId, staffId, formId, reply, Now());
                return CaseAction.Done;
            },
            cancel);

    /// <summary>Adds an internal note or a referral; the parent never sees it.</summary>
    public Task NoteAsync(string caseId, string staffId, string kind, string text, CancellationToken cancel = default) =>
        database.WriteAsync(
            session =>
            {
                CaseLog.Add(session, caseId, staffId, kind, text, Now());
                session.Announce(ConversationOf(session, caseId));
            },
            cancel);

    private Task<CaseAction> ChangeAsync(
        string caseId, string staffId, string kind, Func<Session, long, int> change, CancellationToken cancel, string text = "") =>
        database.WriteAsync(
            session =>
            {
                var now = Now();
                if (change(session, now) == 0)
                {
                    return Refusal(session, caseId, staffId);
                }

                var conversationId = ConversationOf(session, caseId);

                // A turn that is being decided right now read who holds the conversation: make it decide again.
                session.Execute("update conversations set version = version + 1 where id = @conversationId", new { conversationId });
                CaseLog.Add(session, caseId, staffId, kind, text, now);
                session.Announce(conversationId);
                return CaseAction.Done;
            },
            cancel);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static string ConversationOf(Session session, string caseId) =>
        session.First<string>("select conversation_id from cases where id = @caseId", new { caseId }) ?? "";

    private static CaseAction Refusal(Session session, string caseId, string staffId)
    {
        var row = session.First<CaseStanding>(
            "select c.state as State, c.owner_id as OwnerId, s.name as OwnerName from cases c left join staff s on s.id = c.owner_id where c.id = @caseId",
            new { caseId });
        return row switch
        {
            null => CaseAction.Missing,
            { State: CaseState.Closed } => CaseAction.AlreadyClosed,
            { State: CaseState.Waiting } => CaseAction.NotTaken,
            _ when row.OwnerId != staffId => CaseAction.HeldBy(row.OwnerName ?? "?"),
            _ => CaseAction.Stale,
        };
    }

    private sealed record CaseStanding
    {
        public string State { get; init; } = "";

        public string? OwnerId { get; init; }

        public string? OwnerName { get; init; }
    }
}
