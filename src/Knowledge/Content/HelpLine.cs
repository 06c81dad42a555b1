using Madoguchi.Knowledge.Hours;

namespace Madoguchi.Knowledge.Content;

/// <summary>A nationwide or prefectural phone line.</summary>
/// <param name="Number">As printed, e.g. <c>0120-279-338</c>.</param>
/// <param name="Dial">As dialled: digits, <c>#</c> and <c>*</c> only.</param>
/// <param name="OrdinaryNumbers">By prefecture, the ordinary number for phones that cannot dial <c>#</c> numbers.</param>
/// <param name="Needs">What it helps with; the routing words of content/README.md.</param>
/// <param name="Areas">Prefectures in which it works; empty means nationwide.</param>
/// <param name="Hours">Null where they are not known: such a line is never called open.</param>
/// <param name="Languages">Languages in which it is answered.</param>
/// <param name="Cost">free, call-charge or unknown.</param>
/// <param name="Anonymous">yes, no or unknown.</param>
public sealed record HelpLine(
    string Id,
    string Number,
    string Dial,
    IReadOnlyDictionary<string, string> OrdinaryNumbers,
    LocalText Names,
    LocalText For,
    IReadOnlyList<string> Needs,
    IReadOnlyList<string> Areas,
    OpeningHours? Hours,
    IReadOnlyDictionary<string, OpeningHours> HoursByArea,
    IReadOnlyList<string> Languages,
    LocalText? Interpreting,
    string Cost,
    string Anonymous,
    IReadOnlyList<Source> Sources,
    DateOnly Checked,
    string Confidence)
{
    /// <summary>Whether someone in this prefecture can use the line; with no prefecture known, only nationwide lines.</summary>
    public bool WorksIn(string? prefecture) =>
        Areas.Count == 0 || (prefecture is not null && Areas.Contains(prefecture));

    public OpeningHours? HoursIn(string? prefecture) =>
        prefecture is not null && HoursByArea.TryGetValue(prefecture, out var hours) ? hours : Hours;
}
