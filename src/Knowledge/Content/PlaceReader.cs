using System.Globalization;
using Madoguchi.Knowledge.Hours;

namespace Madoguchi.Knowledge.Content;

/// <summary>Reads help-lines.yaml, municipality.yaml, holidays.yaml and milestones.yaml.</summary>
internal static class PlaceReader
{
    private static readonly string[] Needs =
    [
        "ambulance", "police", "child-illness", "poison", "child-abuse", "parent-stress", "suicide", "mental-health", "partner-violence",
        "sexual-violence", "child-talks", "pregnancy", "money", "foreign-resident", "medical-language", "anything",
    ];

    /// <param name="windowIds">Ids of the windows read so far: no two municipalities share one.</param>
    public static Municipality ReadMunicipality(YamlMap map, string folder, HashSet<string> windowIds)
    {
        var id = map.Text("id");
        if (id.Length > 0 && id != folder)
        {
            map.Error("id", $"`id` is `{id}` but the folder is `{folder}`");
        }

        var municipality = new Municipality(
            folder,
            map.Text("prefecture"),
            map.LocalText("names"),
            map.Texts("aliases"),
            map.OptionalText("site"),
            OpeningHoursReader.Read(map.OptionalMap("office_hours")),
            map.Maps("windows").Select(w => ReadWindow(w, windowIds)).ToList());
        map.OptionalText("as_of");
        map.RefuseOtherFields();
        return municipality;
    }

    public static HolidayCalendar ReadHolidays(YamlMap map)
    {
        var national = new Dictionary<DateOnly, LocalText>();
        foreach (var entry in map.Maps("national"))
        {
            var text = entry.Text("date");
            var name = entry.LocalText("name");
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                entry.Error("date", $"`{text}` is not a date such as 2026-01-01");
            }
            else if (!national.TryAdd(date, name))
            {
                entry.Error("date", $"{text} is listed twice");
            }

            entry.RefuseOtherFields();
        }

        var yearEndText = map.Text("year_end");
        if (!YearEnd.TryParse(yearEndText, out var yearEnd))
        {
            map.Error("year_end", $"`year_end` is `{yearEndText}`; write days such as 12-29..01-03");
        }

        SourceReader.Read(map);
        map.RefuseOtherFields();
        return new HolidayCalendar(national, yearEnd);
    }

    public static Milestone ReadMilestone(YamlMap map)
    {
        var stage = map.OneOf("stage", "child", "pregnancy");
        var milestone = new Milestone(
            stage == "pregnancy",
            map.OptionalNumber("from") ?? 0,
            map.OptionalNumber("to") ?? 0,
            map.Text("topic"),
            map.LocalText("text"),
            SourceReader.Read(map));
        if (milestone.To < milestone.From)
        {
            map.Error("to", $"`to` ({milestone.To}) is before `from` ({milestone.From})");
        }

        map.RefuseOtherFields();
        return milestone;
    }

    public static HelpLine ReadHelpLine(YamlMap map)
    {
        var number = map.Text("number");
        var dial = map.Text("dial");
        if (dial.Any(c => !char.IsAsciiDigit(c) && c is not ('#' or '*')) || (dial.Length > 0 && dial != Digits(number)))
        {
            map.Error("dial", $"`dial` is `{dial}` but `number` is `{number}`: `dial` is the number without hyphens");
        }

        foreach (var need in map.Texts("needs").Where(n => !Needs.Contains(n)))
        {
            map.Error("needs", $"unknown need `{need}` (known: {string.Join(", ", Needs)})");
        }

        var byArea = new Dictionary<string, OpeningHours>();
        if (map.OptionalMap("hours_by_area") is { } areas)
        {
            foreach (var area in areas.Keys)
            {
                if (OpeningHoursReader.Read(areas.OptionalMap(area)) is { } hours)
                {
                    byArea[area] = hours;
                }
            }
        }

        var line = new HelpLine(
            map.Text("id"),
            number,
            dial,
            map.OptionalMap("also")?.AllTexts() ?? [],
            map.LocalText("names"),
            map.LocalText("for"),
            map.Texts("needs"),
            map.Texts("areas"),
            OpeningHoursReader.Read(map.OptionalMap("hours")),
            byArea,
            map.Texts("languages"),
            map.OptionalLocalText("interpreting"),
            map.OneOf("cost", "free", "call-charge", "unknown"),
            map.OneOf("anonymous", "yes", "no", "unknown"),
            SourceReader.Read(map),
            SourceReader.ReadChecked(map),
            map.OneOf("confidence", "high", "medium", "low"));
        map.RefuseOtherFields();
        return line;
    }

    private static Window ReadWindow(YamlMap map, HashSet<string> ids)
    {
        var window = new Window(
            map.Text("id"),
            map.LocalText("names"),
            map.Texts("topics"),
            map.OptionalText("phone"),
            map.OptionalLocalText("address"),
            OpeningHoursReader.Read(map.OptionalMap("hours")),
            map.Texts("languages"),
            map.OptionalLocalText("note"),
            SourceReader.Read(map),
            SourceReader.ReadChecked(map),
            map.OneOf("confidence", "high", "medium", "low"));
        if (window.Id.Length > 0 && !ids.Add(window.Id))
        {
            map.Error("id", $"the id `{window.Id}` is used twice");
        }

        if (window.Phone is { } phone && Digits(phone).Length is < 9 or > 11)
        {
            map.Error("phone", $"`{window.Phone}` does not look like a Japanese phone number");
        }

        map.RefuseOtherFields();
        return window;
    }

    private static string Digits(string number) => string.Concat(number.Where(c => char.IsAsciiDigit(c) || c is '#' or '*'));
}
