using Madoguchi.Bot.Answers;
using Madoguchi.Handoff.Storage;

namespace Madoguchi.Bot.Outgoing;

/// <summary>
/// The messages that are still to be sent, as rows of the transcript. Any number of servers share them: a message is lent to one
/// of them for a while, and only the oldest unsent message of a conversation is ever lent.
/// </summary>
internal sealed class Outbox(Database database, TimeProvider clock)
{
    /// <summary>For how long a message is lent; a server that dies meanwhile delays it by that much.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Whether something may be due. Cheap: writing, even nothing, costs the one writer of SQLite more than a look.</summary>
    public Task<bool> HasDueAsync(CancellationToken cancel) =>
        database.ReadAsync(
            session => session.First<long?>(
                "select 1 from messages where delivery = 'pending' and coalesce(next_attempt_at, 0) <= @now and coalesce(lease_until, 0) <= @now limit 1",
                new { now = Now }) is not null,
            cancel);

    /// <summary>Lends up to <paramref name="most"/> messages of a channel, each of another conversation.</summary>
    public Task<IReadOnlyList<OutgoingMessage>> ClaimAsync(string channel, int most, CancellationToken cancel) =>
        database.WriteAsync<IReadOnlyList<OutgoingMessage>>(
            session =>
            {
                var now = Now;

                // The guard stands twice: on PostgreSQL two servers may choose the same row at once, and the second one to write
                // looks again only at the outer condition.
                var rows = session.Query<Row>(
                    """
                    update messages set lease_until = @until, attempts = attempts + 1
                    where id in (
                      select m.id from messages m join conversations v on v.id = m.conversation_id
                      where v.channel = @channel and v.address is not null
                        and m.delivery = 'pending' and coalesce(m.next_attempt_at, 0) <= @now and coalesce(m.lease_until, 0) <= @now
                        and not exists (
                          select 1 from messages e where e.conversation_id = m.conversation_id and e.delivery = 'pending' and e.seq < m.seq)
                      order by m.at limit @most)
                    and delivery = 'pending' and coalesce(next_attempt_at, 0) <= @now and coalesce(lease_until, 0) <= @now
                    returning id as Id, conversation_id as ConversationId, event_id as EventId, language as Language, text as Text, content as Content,
                      at as At, attempts as Attempts,
                      (select v.address from conversations v where v.id = messages.conversation_id) as Address
                    """,
                    new { channel, most, now, until = now + (long)Lease.TotalMilliseconds });
                return rows.Select(r => r.ToMessage()).ToList();
            },
            cancel);

    public Task SentAsync(OutgoingMessage message, CancellationToken cancel) =>
        SettleAsync(message, "delivery = 'sent', delivery_error = null", null, null, cancel);

    /// <param name="reason">Shown to staff.</param>
    public Task FailedAsync(OutgoingMessage message, string reason, CancellationToken cancel) =>
        SettleAsync(message, "delivery = 'failed', delivery_error = @reason", reason, null, cancel);

    /// <param name="reason">Shown to staff while it lasts.</param>
    public Task RetryAsync(OutgoingMessage message, string? reason, DateTimeOffset at, CancellationToken cancel) =>
        SettleAsync(message, "next_attempt_at = @at, delivery_error = @reason", reason, at.ToUnixTimeMilliseconds(), cancel);

    /// <summary>Gives a message back as if it had not been lent: nothing was tried.</summary>
    public Task ReturnAsync(OutgoingMessage message, CancellationToken cancel) =>
        SettleAsync(message, "attempts = attempts - 1", null, null, cancel);

    /// <summary>The number of the attempt is the proof that the loan is still ours and no other server has taken over.</summary>
    private Task SettleAsync(OutgoingMessage message, string change, string? reason, long? at, CancellationToken cancel) =>
        database.WriteAsync(
            session =>
            {
                var changed = session.Execute(
                    $"update messages set {change}, lease_until = null where id = @Id and delivery = 'pending' and attempts = @Attempt",
                    new { message.Id, message.Attempt, reason, at });
                if (changed > 0)
                {
                    session.Announce(message.ConversationId);
                }
            },
            cancel);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string ConversationId { get; init; } = "";

        public string? EventId { get; init; }

        public string? Language { get; init; }

        public string Text { get; init; } = "";

        public string? Content { get; init; }

        public long At { get; init; }

        public long Attempts { get; init; }

        public string Address { get; init; } = "";

        public OutgoingMessage ToMessage() =>
            new(Id, ConversationId, Address, EventId, Language, Text, AnswerJson.ReadAnswer(Content), DateTimeOffset.FromUnixTimeMilliseconds(At), (int)Attempts);
    }
}
