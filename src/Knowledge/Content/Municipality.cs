using Madoguchi.Knowledge.Hours;

namespace Madoguchi.Knowledge.Content;

/// <summary>One municipality and its consultation windows.</summary>
/// <param name="Aliases">How people write its name, lower case.</param>
/// <param name="OfficeHours">Null where they are not known.</param>
public sealed record Municipality(
    string Id,
    string Prefecture,
    LocalText Names,
    IReadOnlyList<string> Aliases,
    string? Site,
    OpeningHours? OfficeHours,
    IReadOnlyList<Window> Windows)
{
    /// <summary>The windows to show with the answer to a topic, in the file's order.</summary>
    public IEnumerable<Window> WindowsFor(string topic) => Windows.Where(w => w.Topics.Contains(topic) && w.Confidence != "low");
}

/// <summary>A consultation counter of a municipality.</summary>
/// <param name="Phone">As printed; null where it is not known, never invented.</param>
/// <param name="Topics">Topics whose answers show this window.</param>
public sealed record Window(
    string Id,
    LocalText Names,
    IReadOnlyList<string> Topics,
    string? Phone,
    LocalText? Address,
    OpeningHours? Hours,
    IReadOnlyList<string> Languages,
    LocalText? Note,
    IReadOnlyList<Source> Sources,
    DateOnly Checked,
    string Confidence)
{
    /// <summary>The phone as dialled: digits only.</summary>
    public string? Dial => Phone is null ? null : string.Concat(Phone.Where(char.IsAsciiDigit));
}
