using Madoguchi.Knowledge.Hours;

namespace Madoguchi.Knowledge.Content;

/// <summary>
/// names/{lang}.yaml: the names of lines, windows, places, milestones and holidays in further languages, so that adding a
/// language touches no file of another. Japanese and English stand beside the facts themselves.
/// </summary>
internal sealed class NameTranslations
{
    private readonly Dictionary<string, YamlMap> _byLanguage = new(StringComparer.Ordinal);

    public void Add(string language, YamlMap map) => _byLanguage[language] = map;

    public HelpLine Translate(HelpLine line) => line with
    {
        Names = Extend($"line.{line.Id}.names", line.Names),
        For = Extend($"line.{line.Id}.for", line.For),
        Interpreting = line.Interpreting is null ? null : Extend($"line.{line.Id}.interpreting", line.Interpreting),
    };

    public Municipality Translate(Municipality municipality) => municipality with
    {
        Names = Extend($"place.{municipality.Id}", municipality.Names),
        Aliases = [.. municipality.Aliases, .. _byLanguage.Values.SelectMany(m => m.Texts($"alias.{municipality.Id}")).Except(municipality.Aliases)],
        Windows = municipality.Windows.Select(Translate).ToList(),
    };

    public Milestone Translate(Milestone milestone) => milestone with { Text = Extend($"milestone.{milestone.Key}", milestone.Text) };

    public HolidayCalendar Translate(HolidayCalendar calendar) =>
        calendar.WithNames((date, name) => Extend($"holiday.{date:yyyy-MM-dd}", name));

    /// <summary>A key that names nothing is a misspelling, or what it named is gone.</summary>
    public void RefuseUnknown()
    {
        foreach (var map in _byLanguage.Values)
        {
            map.RefuseOtherFields();
        }
    }

    private Window Translate(Window window) => window with
    {
        Names = Extend($"window.{window.Id}.names", window.Names),
        Address = window.Address is null ? null : Extend($"window.{window.Id}.address", window.Address),
        Note = window.Note is null ? null : Extend($"window.{window.Id}.note", window.Note),
    };

    private LocalText Extend(string key, LocalText text)
    {
        Dictionary<string, string>? texts = null;
        foreach (var (language, map) in _byLanguage)
        {
            if (map.OptionalText(key) is { Length: > 0 } translated)
            {
                texts ??= text.Languages.ToDictionary(l => l, l => text.In(l)!, StringComparer.Ordinal);
                texts[language] = translated;
            }
        }

        return texts is null ? text : new LocalText(texts);
    }
}
