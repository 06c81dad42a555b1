namespace Madoguchi.Handoff.StaffConsole;

/// <summary>A line of the queue in the words of the desk.</summary>
/// <param name="Clock">Null once somebody has taken the case.</param>
/// <param name="Language">In Japanese.</param>
/// <param name="Categories">In Japanese, strongest first; why the case was opened where there is no signal.</param>
/// <param name="Owner">The colleague who has it; null while it waits and for an own case.</param>
/// <param name="ParentWaits">The parent wrote last and somebody has the case.</param>
/// <param name="Failed">A message to the parent could not be delivered.</param>
/// <param name="FollowUp">The day of the follow-up; null for an open case.</param>
/// <param name="FollowUpDue">The day has come.</param>
public sealed record QueueItem(
    string Id,
    long Tier,
    string Waited,
    DeadlineClock? Clock,
    string Language,
    string Place,
    string Channel,
    IReadOnlyList<string> Categories,
    string? Owner,
    bool ParentWaits,
    bool Failed,
    string? FollowUp,
    bool FollowUpDue);
