using Madoguchi.Handoff.Storage;

namespace Madoguchi.Handoff.Cases;

/// <summary>What staff see: the queue and one case. Opening a case is recorded.</summary>
public sealed class CaseBoard(Database database, TimeProvider clock)
{
    /// <summary>A page that stays open reads the case again and again: within this time it is one view.</summary>
    private static readonly TimeSpan SameView = TimeSpan.FromMinutes(10);

    private const string QueueColumns =
        """
        select c.id as Id, c.conversation_id as ConversationId, c.tier as Tier, c.state as State, c.reason as Reason, c.opened_at as OpenedAt,
               c.deadline_at as DeadlineAt, c.owner_id as OwnerId, s.name as OwnerName, v.channel as Channel, v.language as Language,
               v.municipality as Municipality, c.follow_up_at as FollowUpAt,
               (select m.author from messages m where m.conversation_id = c.conversation_id and m.author in ('parent', 'staff')
                order by m.seq desc limit 1) as LastAuthor,
               (select count(*) from messages m where m.conversation_id = c.conversation_id and m.delivery = 'failed') as Failed
        from cases c join conversations v on v.id = c.conversation_id left join staff s on s.id = c.owner_id
        """;

    /// <summary>Cases that are not closed: emergencies first, then by time left, the longest waiting first among equals.</summary>
    public Task<IReadOnlyList<QueuedCase>> QueueAsync(CancellationToken cancel = default) =>
        database.ReadAsync(session => Queue(session, "c.state <> 'closed' order by c.tier desc, c.deadline_at, c.opened_at, c.id", null), cancel);

    /// <summary>Closed cases whose follow-up is due before <paramref name="until"/>, soonest first.</summary>
    public Task<IReadOnlyList<QueuedCase>> FollowUpsAsync(DateTimeOffset until, CancellationToken cancel = default) =>
        database.ReadAsync(
            session => Queue(
                session,
                "c.state = 'closed' and c.follow_up_at is not null and c.follow_up_at <= @until order by c.follow_up_at, c.id",
                new { until = until.ToUnixTimeMilliseconds() }),
            cancel);

    /// <summary>The whole case; null when there is none. Records that this member of staff looked at it.</summary>
    public async Task<CaseFile?> OpenAsync(string caseId, string staffId, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var viewed = await database.ReadAsync(
            session => session.First<string>(
                "select case_id from case_views where case_id = @caseId and staff_id = @staffId and at > @recent",
                new { caseId, staffId, recent = (now - SameView).ToUnixTimeMilliseconds() }),
            cancel);
        if (viewed is null)
        {
            // Written before it is read: nobody sees a case without leaving a trace.
            await database.WriteAsync(
                session => session.Execute(
                    "insert into case_views (case_id, staff_id, at) select id, @staffId, @at from cases where id = @caseId on conflict do nothing",
                    new { caseId, staffId, at = now.ToUnixTimeMilliseconds() }),
                cancel);
        }

        return await database.ReadAsync(session => Read(session, caseId), cancel);
    }

    private static IReadOnlyList<QueuedCase> Queue(Session session, string condition, object? parameters)
    {
        var cases = session.Query<QueuedCase>($"{QueueColumns} where {condition}", parameters);
        if (cases.Count == 0)
        {
            return cases;
        }

        var categories = session
            .Query<FoundCategory>(
                """
                select g.conversation_id as ConversationId, g.category as Category, max(g.tier) as Tier
                from signals g join cases c on c.conversation_id = g.conversation_id
                where c.state <> 'closed' or c.follow_up_at is not null
                group by g.conversation_id, g.category
                """)
            .OrderByDescending(f => f.Tier)
            .ThenBy(f => f.Category, StringComparer.Ordinal)
            .ToLookup(f => f.ConversationId, f => f.Category);
        return cases.Select(c => c with { Categories = categories[c.ConversationId].ToList() }).ToList();
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
            select v.channel as Channel, v.language as Language, v.municipality as Municipality, v.display_name as DisplayName, s.name as OwnerName
            from conversations v left join staff s on s.id = @OwnerId where v.id = @ConversationId
            """,
            new { found.OwnerId, found.ConversationId })!;
        var messages = session.Query<TranscriptMessage>(
            """
            select m.id as Id, m.seq as Seq, m.author as Author, m.staff_id as StaffId, s.name as StaffName, m.language as Language, m.text as Text,
                   m.staff_text as StaffText, m.at as At, m.delivery as Delivery, m.delivery_error as DeliveryError
            from messages m left join staff s on s.id = m.staff_id where m.conversation_id = @ConversationId order by m.seq
            """,
            new { found.ConversationId });
        var signals = session.Query<CaseSignal>(
            """
            select message_id as MessageId, category as Category, tier as Tier, words as Words, rule as Rule, language as Language, at as At
            from signals where conversation_id = @ConversationId order by at, tier desc
            """,
            new { found.ConversationId });
        var notes = session.Query<CaseNote>(
            """
            select n.id as Id, n.staff_id as StaffId, s.name as StaffName, n.kind as Kind, n.text as Text, n.at as At
            from case_notes n left join staff s on s.id = n.staff_id where n.case_id = @caseId order by n.at, n.id
            """,
            new { caseId });
        var views = session.Query<CaseViewing>(
            """
            select coalesce(s.name, '') as StaffName, w.at as At
            from case_views w left join staff s on s.id = w.staff_id where w.case_id = @caseId order by w.at desc limit 100
            """,
            new { caseId });
        return new CaseFile(
            found, about.OwnerName, about.Channel, about.Language, about.Municipality, about.DisplayName, messages, signals, notes, views);
    }

    private sealed record FoundCategory
    {
        public string ConversationId { get; init; } = "";

        public string Category { get; init; } = "";

        public long Tier { get; init; }
    }

    private sealed record About
    {
        public string Channel { get; init; } = "";

        public string Language { get; init; } = "";

        public string? Municipality { get; init; }

        public string? DisplayName { get; init; }

        public string? OwnerName { get; init; }
    }
}
