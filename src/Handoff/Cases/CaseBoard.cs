using Madoguchi.Handoff.Storage;

namespace Madoguchi.Handoff.Cases;

/// <summary>What staff see: the queue and one case. Opening a case is recorded.</summary>
public sealed class CaseBoard(Database database, TimeProvider clock)
{
    private const string QueueColumns =
        """
        select c.id as Id, c.conversation_id as ConversationId, c.tier as Tier, c.state as State, c.reason as Reason, c.opened_at as OpenedAt,
               c.deadline_at as DeadlineAt, c.owner_id as OwnerId, s.name as OwnerName, v.channel as Channel, v.language as Language,
               v.municipality as Municipality,
               (select max(g.category) from signals g where g.conversation_id = c.conversation_id and g.tier = c.tier) as Categories,
               c.follow_up_at as FollowUpAt
        from cases c join conversations v on v.id = c.conversation_id left join staff s on s.id = c.owner_id
        """;

    /// <summary>Cases that are not closed: emergencies first, then by time left, the longest waiting first among equals.</summary>
    public Task<IReadOnlyList<QueuedCase>> QueueAsync(CancellationToken cancel = default) =>
        database.ReadAsync(session => session.Query<QueuedCase>(QueueColumns + " where c.state <> 'closed' order by c.tier desc, c.deadline_at, c.opened_at"), cancel);

    /// <summary>Closed cases whose follow-up is due before <paramref name="until"/>, soonest first.</summary>
    public Task<IReadOnlyList<QueuedCase>> FollowUpsAsync(DateTimeOffset until, CancellationToken cancel = default) =>
        database.ReadAsync(
            session => session.Query<QueuedCase>(
                QueueColumns + " where c.state = 'closed' and c.follow_up_at is not null and c.follow_up_at <= @until order by c.follow_up_at",
                new { until = until.ToUnixTimeMilliseconds() }),
            cancel);

    /// <summary>The whole case; null when there is none. Records that this member of staff looked at it.</summary>
    public async Task<CaseFile?> OpenAsync(string caseId, string staffId, CancellationToken cancel = default)
    {
        var file = await database.ReadAsync(session => Read(session, caseId), cancel);
        if (file is not null)
        {
            var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
            await database.WriteAsync(
                session => session.Execute(
                    "insert into case_views (case_id, staff_id, at) values (@caseId, @staffId, @at) on conflict do nothing",
                    new { caseId, staffId, at }),
                cancel);
        }

        return file;
    }

    private static CaseFile? Read(Session session, string caseId)
    {
        var found = session.First<Case>(
            """
            select id as Id, conversation_id as ConversationId, tier as Tier, state as State, reason as Reason, opened_at as OpenedAt,
                   deadline_at as DeadlineAt, owner_id as OwnerId, taken_at as TakenAt, closed_at as ClosedAt, outcome as Outcome,
                   callback as Callback, follow_up_at as FollowUpAt, version as Version
            from cases where id = @caseId
            """,
            new { caseId });
        if (found is null)
        {
            return null;
        }

        var about = session.First<About>(
            """
            select v.channel as Channel, v.language as Language, v.municipality as Municipality, s.name as OwnerName
            from conversations v left join staff s on s.id = @OwnerId where v.id = @ConversationId
            """,
            found)!;
        var messages = session.Query<TranscriptMessage>(
            """
            select m.id as Id, m.seq as Seq, m.author as Author, m.staff_id as StaffId, s.name as StaffName, m.language as Language, m.text as Text,
                   m.staff_text as StaffText, m.at as At, m.delivery as Delivery, m.delivery_error as DeliveryError
            from messages m left join staff s on s.id = m.staff_id where m.conversation_id = @ConversationId order by m.seq
            """,
            found);
        var signals = session.Query<CaseSignal>(
            """
            select message_id as MessageId, category as Category, tier as Tier, words as Words, rule as Rule, language as Language, at as At
            from signals where conversation_id = @ConversationId order by at, tier desc
            """,
            found);
        var notes = session.Query<CaseNote>(
            """
            select n.id as Id, n.staff_id as StaffId, s.name as StaffName, n.kind as Kind, n.text as Text, n.at as At
            from case_notes n left join staff s on s.id = n.staff_id where n.case_id = @caseId order by n.at, n.id
            """,
            new { caseId });
        return new CaseFile(found, about.OwnerName, about.Channel, about.Language, about.Municipality, messages, signals, notes);
    }

    private sealed record About
    {
        public string Channel { get; init; } = "";

        public string Language { get; init; } = "";

        public string? Municipality { get; init; }

        public string? OwnerName { get; init; }
    }
}
