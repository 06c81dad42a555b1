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

    /// <summary>Puts a case that somebody else holds back into the queue; whoever calls this has checked that it is a supervisor.</summary>
    public Task<CaseAction> ReleaseAsync(string caseId, long version, string supervisorId, CancellationToken cancel = default) =>
        ChangeAsync(
            caseId,
            supervisorId,
            "returned",
            (session, _) => session.Execute(
                "update cases set state = 'waiting', owner_id = null, taken_at = null, version = version + 1 where id = @caseId and state = 'taken' and version = @version",
                new { caseId, version }),
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
    /// Opens a closed case again as one's own, to write to the family about the follow-up. Refused as busy while the family
    /// has another open case.
    /// </summary>
    public Task<CaseAction> ReopenAsync(string caseId, long version, string staffId, CancellationToken cancel = default) =>
        ChangeAsync(
            caseId,
            staffId,
            "reopened",
            (session, now) => session.Execute(
                """
                update cases set state = 'taken', owner_id = @staffId, taken_at = @now, closed_at = null, outcome = null, follow_up_at = null, version = version + 1
                where id = @caseId and state = 'closed' and version = @version
                  and not exists (select 1 from cases o where o.conversation_id = cases.conversation_id and o.state <> 'closed')
                """,
                new { caseId, staffId, now, version }),
            cancel);

    /// <summary>Notes that the follow-up of a closed case is done and takes it off the list.</summary>
    /// <param name="result">connected, not-connected or no-reply.</param>
    public Task<CaseAction> FollowUpAsync(string caseId, long version, string staffId, string result, CancellationToken cancel = default) =>
        ChangeAsync(
            caseId,
            staffId,
            "followed-up",
            (session, _) => session.Execute(
                "update cases set follow_up_at = null, version = version + 1 where id = @caseId and state = 'closed' and follow_up_at is not null and version = @version",
                new { caseId, version }),
            cancel,
            result);

    /// <summary>
    /// Sends a reply to the parent. It is stored and queued in one transaction; the form's id makes a second click harmless.
    /// </summary>
    /// <param name="formId">A UUID made with the form; becomes the message's id.</param>
    /// <param name="reply">What the parent reads, in which language, and the Japanese original where it was translated.</param>
    /// <param name="seen">Number of the newest message on the screen: refused as stale when the parent has written since. Null does not ask.</param>
    public Task<CaseAction> ReplyAsync(
        string caseId, long version, string staffId, string formId, StaffReply reply, long? seen = null, CancellationToken cancel = default) =>
        database.WriteAsync(
            session =>
            {
                Lock(session, caseId);
                if (session.First<string>("select id from messages where id = @formId", new { formId }) is not null)
                {
                    // A page taken from the browser's history carries an old form: what it sends now may be another text.
                    return IsSent(session, caseId, staffId, formId, reply.Text) ? CaseAction.Done : CaseAction.Stale;
                }

                var guarded = session.Execute(
                    """
                    update cases set version = version + 1
                    where id = @caseId and state = 'taken' and owner_id = @staffId and version = @version
                      and not exists (select 1 from messages m where m.conversation_id = cases.conversation_id and m.author = 'parent' and m.seq > @newest)
                    """,
                    new { caseId, staffId, version, newest = seen ?? long.MaxValue });
                if (guarded == 0)
                {
                    return Refusal(session, caseId, staffId);
                }

                var now = Now();
                CaseCourier.Deliver(session, caseId, staffId, formId, reply, now);
                if (reply.Referral is { } referral)
                {
                    CaseLog.Add(session, caseId, staffId, "referral", referral, now);
                }

                return CaseAction.Done;
            },
            cancel);

    /// <summary>Adds an internal note or a referral; the parent never sees it. Missing when there is no such case.</summary>
    /// <param name="formId">A UUID made with the form: a second click adds nothing. Null always adds.</param>
    public Task<CaseAction> NoteAsync(string caseId, string staffId, string kind, string text, string? formId = null, CancellationToken cancel = default) =>
        database.WriteAsync(
            session =>
            {
                if (ConversationOf(session, caseId) is not { } conversationId)
                {
                    return CaseAction.Missing;
                }

                CaseLog.Add(session, caseId, staffId, kind, text, Now(), formId);
                session.Announce(conversationId);
                return CaseAction.Done;
            },
            cancel);

    private Task<CaseAction> ChangeAsync(
        string caseId, string staffId, string kind, Func<Session, long, int> change, CancellationToken cancel, string text = "") =>
        database.WriteAsync(
            session =>
            {
                Lock(session, caseId);
                var now = Now();
                if (change(session, now) == 0)
                {
                    return Refusal(session, caseId, staffId, ofClosed: kind is "reopened" or "followed-up");
                }

                var conversationId = ConversationOf(session, caseId)!;

                // A turn that is being decided right now read who holds the conversation: make it decide again.
                session.Execute("update conversations set version = version + 1 where id = @conversationId", new { conversationId });
                CaseLog.Add(session, caseId, staffId, kind, text, now);
                session.Announce(conversationId);
                return CaseAction.Done;
            },
            cancel);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    // Turns change the conversation before its case. Whoever changes a case waits for the conversation first, so that on
    // PostgreSQL the two never wait for each other, and a second click finds what the first one stored.
    private static void Lock(Session session, string caseId) =>
        session.Execute(
            "update conversations set updated_at = updated_at where id = (select conversation_id from cases where id = @caseId)",
            new { caseId });

    private static string? ConversationOf(Session session, string caseId) =>
        session.First<string>("select conversation_id from cases where id = @caseId", new { caseId });

    private static bool IsSent(Session session, string caseId, string staffId, string formId, string text) =>
        session.First<string>(
            """
            select m.id from messages m join cases c on c.conversation_id = m.conversation_id
            where m.id = @formId and m.author = 'staff' and m.staff_id = @staffId and m.text = @text and c.id = @caseId
            """,
            new { formId, staffId, text, caseId }) is not null;

    private static CaseAction Refusal(Session session, string caseId, string staffId, bool ofClosed = false)
    {
        var row = session.First<CaseStanding>(
            """
            select c.state as State, c.owner_id as OwnerId, s.name as OwnerName,
                   (select count(*) from cases o where o.conversation_id = c.conversation_id and o.state <> 'closed' and o.id <> c.id) as Others
            from cases c left join staff s on s.id = c.owner_id where c.id = @caseId
            """,
            new { caseId });
        return row switch
        {
            null => CaseAction.Missing,
            { State: CaseState.Closed } when !ofClosed => CaseAction.AlreadyClosed,
            { State: CaseState.Closed } => row.Others > 0 ? CaseAction.Busy : CaseAction.Stale,
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

        public long Others { get; init; }
    }
}
