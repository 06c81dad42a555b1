using Madoguchi.Handoff.Cases;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>The page of one case.</summary>
/// <param name="Now">When it was read, for times without a date.</param>
/// <param name="Language">The parent's language in Japanese.</param>
/// <param name="ReadsJapanese">Whether the parent's language is Japanese, easy or not.</param>
/// <param name="JapaneseNotice">What is put before an untranslated reply, in the parent's language; null where there is no such text.</param>
/// <param name="Draft">What is in the forms.</param>
/// <param name="Refusal">Why the last action was not carried out; null when it was.</param>
public sealed record CaseScreen(
    ConsoleScreen Console,
    CaseFile File,
    DateTimeOffset Now,
    string Language,
    string Place,
    bool ReadsJapanese,
    string? JapaneseNotice,
    IReadOnlyList<ReadyReply> Ready,
    IReadOnlyList<Contact> Contacts,
    CaseDraft Draft,
    Refusal? Refusal)
{
    public bool IsMine => File.Case.State == CaseState.Taken && File.Case.OwnerId == Console.Me.Id;
}

/// <summary>What is typed in the forms of a case: kept when an action is refused.</summary>
/// <param name="FormId">Makes a second click on the same form harmless.</param>
public sealed record CaseDraft(string FormId, string Text = "", bool AsJapanese = false, string Note = "", string Outcome = "", string FollowUp = "")
{
    internal static CaseDraft Fresh => new(Guid.NewGuid().ToString());
}

/// <summary>Why an action was not carried out.</summary>
/// <param name="Form">The form it concerns: reply, note, close or case.</param>
public sealed record Refusal(string Form, string Text);

/// <summary>A reply that is ready in the parent's language.</summary>
public sealed record ReadyReply(string Id, string Japanese, string Text);

/// <summary>A window or line with the text that gives it to the parent.</summary>
/// <param name="Name">In Japanese.</param>
/// <param name="Open">Whether somebody answers now, in Japanese; null where the hours are not known.</param>
public sealed record Contact(string Id, string Name, string Phone, string? Open, bool IsOpen, string Languages, string Japanese, string Text);
