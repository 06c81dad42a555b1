using Madoguchi.Handoff.Storage;

namespace Madoguchi.Handoff.Cases;

/// <summary>The history of a case: notes, referrals and every change of state, with who and when.</summary>
internal static class CaseLog
{
    /// <param name="id">Given by a form so that a second click adds nothing; null makes one.</param>
    public static void Add(Session session, string caseId, string? staffId, string kind, string text, long at, string? id = null) =>
        session.Execute(
            """
            insert into case_notes (id, case_id, staff_id, kind, text, at) values (@Id, @caseId, @staffId, @kind, @text, @at)
            on conflict (id) do nothing
            """,
            new { Id = id ?? Guid.CreateVersion7().ToString(), caseId, staffId, kind, text, at });
}
