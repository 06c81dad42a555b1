using System.Text;
using Madoguchi.Handoff.Storage;
using Microsoft.AspNetCore.Identity;

namespace Madoguchi.Handoff.Accounts;

/// <summary>The people at the desk and their passwords.</summary>
public sealed class StaffAccounts(Database database, TimeProvider clock)
{
    /// <summary>Fewest characters of a password.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Most characters of a password: hashing a longer one would only cost time.</summary>
    public const int LongestPassword = 200;

    /// <summary>Most characters of a name.</summary>
    public const int LongestName = 60;

    private const int MostFailures = 5;
    private static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);
    private static readonly PasswordHasher<StaffMember> Hasher = new();
    private static readonly StaffMember Nobody = new("", "", "");

    // A wrong name must cost as much time as a wrong password, or the time tells which names exist.
    private static readonly Lazy<string> HashOfNothing = new(() => Hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>The name as it is stored and compared: one form of Unicode, single spaces, none at the ends.</summary>
    public static string Tidy(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Join(' ', name.Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Checks a password. Five wrong ones in a row lock the account for 15 minutes; while it is locked nothing is checked.</summary>
    public async Task<PasswordCheck> VerifyAsync(string name, string password, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(password);
        var account = await FindAsync(Tidy(name), cancel);
        var now = clock.GetUtcNow();
        if (account?.LockedUntil is { } until && until > now.ToUnixTimeMilliseconds())
        {
            return new PasswordCheck(null, DateTimeOffset.FromUnixTimeMilliseconds(until));
        }

        var hash = account is null || account.PasswordHash.Length == 0 ? HashOfNothing.Value : account.PasswordHash;
        var right = password.Length <= LongestPassword && Hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;
        if (account is null)
        {
            return PasswordCheck.Wrong;
        }

        return right && account.PasswordHash.Length > 0
            ? await AcceptAsync(account, now, cancel)
            : await CountFailureAsync(account, now, cancel);
    }

    /// <summary>Whether anybody can be at the desk yet.</summary>
    public Task<bool> AnyAsync(CancellationToken cancel = default) =>
        database.ReadAsync(session => session.First<string>("select id from staff limit 1") is not null, cancel);

    internal static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    private Task<Account?> FindAsync(string name, CancellationToken cancel) =>
        database.ReadAsync(
            session => session.First<Account>(
                "select id as Id, name as Name, role as Role, password_hash as PasswordHash, locked_until as LockedUntil from staff where name = @name",
                new { name }),
            cancel);

    private Task<PasswordCheck> AcceptAsync(Account account, DateTimeOffset now, CancellationToken cancel) =>
        database.WriteAsync(
            session =>
            {
                // Guarded: wrong guesses that ran beside this one may have locked the account meanwhile.
                var accepted = session.Execute(
                    "update staff set failed_attempts = 0, locked_until = null where id = @Id and (locked_until is null or locked_until <= @at)",
                    new { account.Id, at = now.ToUnixTimeMilliseconds() });
                return accepted == 1
                    ? new PasswordCheck(new StaffMember(account.Id, account.Name, account.Role), null)
                    : new PasswordCheck(null, now + LockOut);
            },
            cancel);

    private Task<PasswordCheck> CountFailureAsync(Account account, DateTimeOffset now, CancellationToken cancel) =>
        database.WriteAsync(
            session =>
            {
                var until = now + LockOut;
                var locked = session.First<long?>(
                    """
                    update staff set
                      locked_until = case when failed_attempts + 1 >= @MostFailures then @until else locked_until end,
                      failed_attempts = case when failed_attempts + 1 >= @MostFailures then 0 else failed_attempts + 1 end
                    where id = @Id returning locked_until
                    """,
                    new { account.Id, MostFailures, until = until.ToUnixTimeMilliseconds() });
                return locked > now.ToUnixTimeMilliseconds() ? new PasswordCheck(null, DateTimeOffset.FromUnixTimeMilliseconds(locked.Value)) : PasswordCheck.Wrong;
            },
            cancel);

    private sealed record Account
    {
        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        /// <summary>Empty until the password has been set with the link.</summary>
        public string PasswordHash { get; init; } = "";

        public long? LockedUntil { get; init; }
    }
}
