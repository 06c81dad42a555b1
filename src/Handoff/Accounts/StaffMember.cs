namespace Madoguchi.Handoff.Accounts;

/// <summary>Somebody who works at the desk.</summary>
/// <param name="Role">One of <see cref="StaffRole"/>.</param>
public sealed record StaffMember(string Id, string Name, string Role)
{
    /// <summary>Whether they may see who read a case and put a case that a colleague holds back into the queue.</summary>
    public bool IsSupervisor => Role is StaffRole.Supervisor or StaffRole.Admin;
}

/// <summary>What somebody may do. Each role may do what the one before it may.</summary>
public static class StaffRole
{
    public const string Staff = "staff";
    public const string Supervisor = "supervisor";
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Staff, Supervisor, Admin];
}
