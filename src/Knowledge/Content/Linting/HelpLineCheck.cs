namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>Whether a help line can be dialled, where, in which language, and for what.</summary>
internal static class HelpLineCheck
{
    private const string File = "help-lines.yaml";

    public static IEnumerable<ContentProblem> Run(LintInput input) =>
        input.Library.HelpLines.SelectMany(l => Check(l, input)).Concat(Repeated(input));

    private static IEnumerable<ContentProblem> Check(HelpLine line, LintInput input)
    {
        var place = input.PlaceOf(line);
        if (line.Needs.Count == 0)
        {
            yield return LintInput.Error(File, place.Key("needs").Line, $"`{line.Id}` has no `needs`: nobody is ever sent to it");
        }

        if (line.Dial.Length > 0 && !IsPlausible(line.Dial))
        {
            yield return LintInput.Error(File, place.Key("dial").Line, $"`{line.Dial}` is not a Japanese number: 10 or 11 digits beginning with 0, three beginning with 1, or # and four digits");
        }

        foreach (var (area, number) in line.OrdinaryNumbers.Where(n => !(PhoneNumbers.Dial(n.Value) is ['0', ..] dial && IsPlausible(dial))))
        {
            yield return LintInput.Error(File, place.Key("also").Key(area).Line, $"`{number}` is not an ordinary Japanese number of 10 or 11 digits");
        }

        foreach (var (key, area) in Areas(line).Where(a => !Prefectures.All.Contains(a.Area)))
        {
            yield return LintInput.Error(File, place.Key(key).Key(area).Item(area).Line, $"`{area}` is not a prefecture; write it in lower-case letters, such as kanagawa");
        }

        foreach (var area in line.HoursByArea.Keys.Where(a => line.Areas.Count > 0 && !line.Areas.Contains(a)))
        {
            yield return LintInput.Error(File, place.Key("hours_by_area").Key(area).Line, $"hours for {area}, but `areas` says that the line does not work there");
        }

        foreach (var tag in line.Languages.Where(t => input.Library.Languages.All(l => l.Tag != t)))
        {
            yield return LintInput.Error(File, place.Key("languages").Item(tag).Line, $"the language `{tag}` is not in languages.yaml");
        }
    }

    private static IEnumerable<(string Key, string Area)> Areas(HelpLine line) =>
        line.Areas.Select(a => ("areas", a))
            .Concat(line.OrdinaryNumbers.Keys.Select(a => ("also", a)))
            .Concat(line.HoursByArea.Keys.Select(a => ("hours_by_area", a)));

    private static IEnumerable<ContentProblem> Repeated(LintInput input)
    {
        foreach (var lines in input.Library.HelpLines.Where(l => l.Dial.Length > 0).GroupBy(l => l.Dial).Where(g => g.Count() > 1))
        {
            var last = lines.Last();
            yield return LintInput.Error(File, input.PlaceOf(last).Key("number").Line, $"the number {last.Number} stands twice: `{lines.First().Id}` and `{last.Id}`");
        }

        foreach (var (municipality, window) in input.Library.Municipalities.SelectMany(m => m.Windows.Select(w => (m, w))))
        {
            if (input.Library.HelpLines.FirstOrDefault(l => l.Dial.Length > 0 && l.Dial == window.Dial) is { } line)
            {
                yield return LintInput.Warning(LintInput.FileOf(municipality), input.PlaceOf(municipality, window).Key("phone").Line, $"the phone of `{window.Id}` is also the help line `{line.Id}`: every number stands once");
            }
        }
    }

    private static bool IsPlausible(string dial) => dial switch
    {
        ['#', .. var rest] => rest.Length == 4 && rest.All(char.IsAsciiDigit),
        ['1', ..] => dial.Length == 3 && dial.All(char.IsAsciiDigit),
        ['0', ..] => dial.Length is 10 or 11 && dial.All(char.IsAsciiDigit),
        _ => false,
    };
}
