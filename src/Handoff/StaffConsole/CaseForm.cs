using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>What a form of the case page sent.</summary>
/// <param name="Id">The form's own id, a UUID.</param>
/// <param name="Version">The version of the case on the screen; -1, which no case has, where it is missing.</param>
/// <param name="Seen">Number of the newest message on the screen.</param>
/// <param name="Choice">The ready reply, window, outcome or result that was chosen.</param>
internal sealed record CaseForm(string Id, long Version, long Seen, string Text, bool AsJapanese, string Choice, string FollowUp)
{
    private bool IsNote { get; init; }

    /// <summary>What the page shows in its forms when the action is refused.</summary>
    public CaseDraft Draft => new(
        Id,
        IsNote ? "" : Text,
        AsJapanese,
        IsNote ? Text : "",
        Choice,
        FollowUp);

    public static async Task<CaseForm> ReadAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return new CaseForm(
            Guid.TryParse(form["form"], out var id) ? id.ToString() : Guid.NewGuid().ToString(),
            Number(form["version"]),
            Number(form["seen"]),
            form["text"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim(),
            form["as-japanese"] == "yes",
            form["choice"].ToString(),
            form["follow-up"].ToString());
    }

    public CaseForm AsNote() => this with { IsNote = true };

    private static long Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
