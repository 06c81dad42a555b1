namespace Madoguchi.Handoff.Accounts;

/// <summary>What came of a try to sign in.</summary>
/// <param name="Member">Who it is; null unless the password was right and the account is not locked.</param>
/// <param name="LockedUntil">Until when the account is locked; null when it is not.</param>
public sealed record PasswordCheck(StaffMember? Member, DateTimeOffset? LockedUntil)
{
    internal static PasswordCheck Wrong { get; } = new(null, null);
}
