using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Madoguchi.Handoff.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace Madoguchi.Handoff.Accounts;

/// <summary>
/// One-time links with which people set their own password: nobody else ever knows it, and none stands on a command line.
/// The codes are kept hashed in the settings table.
/// </summary>
public sealed class StaffSetup(Database database, StaffAccounts accounts, TimeProvider clock)
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    private const string Prefix = "setup-code:";

    // Rows of the first administrator begin alike, so that using one removes them all.
    private const string First = Prefix + "first:";
    private const string Personal = Prefix + "staff:";

    /// <summary>
    /// While there are no staff: a new link, relative to the server's address, with which the first administrator makes their
    /// account. Null as soon as there is somebody.
    /// </summary>
    public async Task<string?> FirstLinkAsync(CancellationToken cancel = default) =>
        await accounts.AnyAsync(cancel) ? null : await StoreAsync(First, "", cancel);

    /// <summary>Adds an account, or renews the link and sets the role of one that exists; its password stays valid until the link is used.</summary>
    /// <param name="name">What colleagues see, and what is typed to sign in; 1 to 60 characters.</param>
    /// <param name="role">One of <see cref="StaffRole"/>.</param>
    /// <returns>The link, relative to the server's address, and whether the account is new.</returns>
    /// <exception cref="ArgumentException">The name or role cannot be used; the message says why.</exception>
    public async Task<(string Link, bool IsNew)> InviteAsync(string name, string role, CancellationToken cancel = default)
    {
        name = StaffAccounts.Tidy(name);
        if (name.Length is 0 or > StaffAccounts.LongestName)
        {
            throw new ArgumentException($"A name has 1 to {StaffAccounts.LongestName} characters.", nameof(name));
        }

        if (!StaffRole.All.Contains(role))
        {
            throw new ArgumentException($"`{role}` is not a role; write {string.Join(", ", StaffRole.All)}.", nameof(role));
        }

        var (id, isNew) = await database.WriteAsync(
            session =>
            {
                var fresh = Guid.CreateVersion7().ToString();
                var stored = session.First<string>(
                    """
                    insert into staff (id, name, password_hash, role, created_at) values (@fresh, @name, '', @role, @now)
                    on conflict (name) do update set role = excluded.role returning id
                    """,
                    new { fresh, name, role, now = Now() })!;
                return (stored, stored == fresh);
            },
            cancel);
        return (await StoreAsync(Personal, id, cancel), isNew);
    }

    /// <summary>What a code is for; null when it is unknown, used or older than <see cref="Validity"/>.</summary>
    public Task<SetupCode?> FindAsync(string code, CancellationToken cancel = default) =>
        database.ReadAsync(session => Read(session, code, Now()), cancel);

    /// <summary>Uses up the code and sets the password; with a code of the first run it makes the administrator called <paramref name="name"/>.</summary>
    /// <returns>Who may now sign in; null when the code is unknown, used or too old, or when there are staff already.</returns>
    public async Task<StaffMember?> RedeemAsync(string code, string name, string password, CancellationToken cancel = default)
    {
        var hash = StaffAccounts.Hash(password);
        return await database.WriteAsync(
            session => Read(session, code, Now()) is { } found && UseUp(session, code, found)
                ? found.StaffId is { } id ? SetPassword(session, id, hash) : AddFirst(session, StaffAccounts.Tidy(name), hash)
                : null,
            cancel);
    }

    private static bool UseUp(Session session, string code, SetupCode found) =>
        // All codes of the first run go together and in one statement: of two at the same moment only one finds its own.
        found.StaffId is null
            ? session.Query<string>("delete from settings where name like @All returning name", new { All = First + "%" }).Contains(First + HashOf(code))
            : session.Execute("delete from settings where name = @name", new { name = Personal + HashOf(code) }) == 1;

    private static StaffMember? SetPassword(Session session, string id, string hash)
    {
        // Whoever is signed in with the old password is signed out.
        session.Execute("delete from staff_sessions where staff_id = @id", new { id });
        session.Announce(StaffSessions.Ended);
        var row = session.First<StaffRow>(
            "update staff set password_hash = @hash, failed_attempts = 0, locked_until = null where id = @id returning id as Id, name as Name, role as Role",
            new { id, hash });
        return row is null ? null : new StaffMember(row.Id, row.Name, row.Role);
    }

    private StaffMember? AddFirst(Session session, string name, string hash)
    {
        var id = Guid.CreateVersion7().ToString();
        var added = session.Execute(
            """
            insert into staff (id, name, password_hash, role, created_at)
            select @id, @name, @hash, @Admin, @now where not exists (select 1 from staff)
            """,
            new { id, name, hash, StaffRole.Admin, now = Now() });
        return added == 1 ? new StaffMember(id, name, StaffRole.Admin) : null;
    }

    private async Task<string> StoreAsync(string kind, string staffId, CancellationToken cancel)
    {
        var code = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var expires = (clock.GetUtcNow() + Validity).ToUnixTimeMilliseconds();
        await database.WriteAsync(
            session => session.Execute(
                "insert into settings (name, value) values (@name, @value)",
                new { name = kind + HashOf(code), value = FormattableString.Invariant($"{expires}:{staffId}") }),
            cancel);
        return "/staff/setup?code=" + code;
    }

    private static SetupCode? Read(Session session, string code, long now)
    {
        var hash = HashOf(code);
        var row = session.First<Setting>(
            "select name as Name, value as Value from settings where name in (@first, @personal)",
            new { first = First + hash, personal = Personal + hash });
        var parts = row?.Value.Split(':');
        if (row is null || long.Parse(parts![0], CultureInfo.InvariantCulture) <= now)
        {
            return null;
        }

        return row.Name == First + hash
            ? new SetupCode(null, null)
            : session.First<string>("select name from staff where id = @id", new { id = parts[1] }) is { } name ? new SetupCode(parts[1], name) : null;
    }

    // The code is 32 random bytes: one round of SHA-256 keeps it as secret as a slow hash would.
    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed record Setting
    {
        public string Name { get; init; } = "";

        public string Value { get; init; } = "";
    }

    private sealed record StaffRow
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Role { get; init; } = "";
    }
}

/// <summary>What a valid code is for.</summary>
/// <param name="StaffId">Whose password it sets; null for the first administrator.</param>
/// <param name="Name">Their name; null for the first administrator, who chooses it.</param>
public sealed record SetupCode(string? StaffId, string? Name);
