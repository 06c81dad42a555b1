using Madoguchi.Handoff.Storage;

namespace Madoguchi.Handoff.Cases;

/// <summary>The history of a case: notes, referrals and every change of state, with who and when.</summary>
internal static class CaseLog
{
    public static void Add(Session session, string caseId, string? staffId, string kind, string text, long at) =>
        session.Execute(
            "insert into case_notes (id, case_id, staff_id, kind, text, at) values (@Id, @caseId, @staffId, @kind, @text, @at)",
            new { Id = Guid.CreateVersion7().ToString(), caseId, staffId, kind, text, at });
}
