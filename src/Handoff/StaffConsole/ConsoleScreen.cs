using Madoguchi.Handoff.Accounts;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>What every page of a signed-in member of staff shows.</summary>
/// <param name="Desk">The desk's name.</param>
/// <param name="DeskOpen">Whether it is within the desk's hours.</param>
/// <param name="Done">What has just been done; null when nothing.</param>
public sealed record ConsoleScreen(
    StaffMember Me,
    string Desk,
    bool DeskOpen,
    IReadOnlyList<QueueItem> Waiting,
    IReadOnlyList<QueueItem> Mine,
    IReadOnlyList<QueueItem> Others,
    IReadOnlyList<QueueItem> FollowUps,
    string? Done);

/// <summary>The page on which staff sign in.</summary>
/// <param name="Return">Where to go afterwards.</param>
/// <param name="NobodyYet">There are no accounts: say how the first is made.</param>
public sealed record SignInScreen(string Desk, string Return, bool NobodyYet, string? Problem, string Name);

/// <summary>The page on which somebody chooses a password.</summary>
/// <param name="Member">Whose it is; null for the first administrator, who also chooses a name.</param>
public sealed record SetupScreen(string Desk, string Code, string? Member, string? Problem, string Name);
