using Madoguchi.Handoff.Storage;
using Microsoft.Extensions.Options;

namespace Madoguchi.Handoff.Accounts;

/// <summary>Who is signed in. Kept in the store, so that signing out ends it everywhere at once.</summary>
internal sealed class StaffSessions(Database database, IOptions<HandoffOptions> options, TimeProvider clock)
{
    /// <summary>Announced when sessions have ended: wakes the open streams, which then see that they belong to nobody any more.</summary>
    public const string Ended = "staff-sessions";

    public Task<string> StartAsync(string staffId, CancellationToken cancel) =>
        database.WriteAsync(
            session =>
            {
                var id = Guid.CreateVersion7().ToString();
                var now = Now();
                session.Execute("delete from staff_sessions where expires_at <= @now", new { now });
                session.Execute(
                    "insert into staff_sessions (id, staff_id, created_at, expires_at) values (@id, @staffId, @now, @expires)",
                    new { id, staffId, now, expires = now + Length });
                return id;
            },
            cancel);

    /// <summary>Who this session belongs to; null when it has ended.</summary>
    /// <param name="active">Whether a person did something: a page that only refreshes itself does not keep the session alive.</param>
    public async Task<StaffMember?> FindAsync(string sessionId, bool active, CancellationToken cancel)
    {
        var now = Now();
        var found = await database.ReadAsync(
            session => session.First<Row>(
                """
                select s.id as Id, s.name as Name, s.role as Role, e.expires_at as ExpiresAt
                from staff_sessions e join staff s on s.id = e.staff_id where e.id = @sessionId and e.expires_at > @now
                """,
                new { sessionId, now }),
            cancel);
        if (found is null)
        {
            return null;
        }

        // Not on every request: a write for each page would be waste, an hour more or less is none.
        if (active && found.ExpiresAt - now < Length * 3 / 4)
        {
            await database.WriteAsync(
                session => session.Execute("update staff_sessions set expires_at = @expires where id = @sessionId", new { sessionId, expires = now + Length }),
                cancel);
        }

        return new StaffMember(found.Id, found.Name, found.Role);
    }

    public Task EndAsync(string sessionId, CancellationToken cancel) =>
        database.WriteAsync(
            session =>
            {
                session.Execute("delete from staff_sessions where id = @sessionId", new { sessionId });

                session.Announce(Ended);
            },
            cancel);

    private long Length => (long)options.Value.SessionLength.TotalMilliseconds;

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public long ExpiresAt { get; init; }
    }
}
