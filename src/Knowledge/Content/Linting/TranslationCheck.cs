namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>
/// Names and short texts that stand in several languages side by side: what a spoken language lacks is shown in Japanese or
/// not at all. One finding per file and language, on the first text that lacks it.
/// </summary>
internal static class TranslationCheck
{
    public static IEnumerable<ContentProblem> Run(LintInput input)
    {
        var languages = input.Spoken.Where(l => l.Parent is null && l.Tag != "ja").Select(l => l.Tag).ToList();
        return Texts(input)
            .SelectMany(t => languages.Where(l => string.IsNullOrEmpty(t.Text.In(l))).Select(l => (Language: l, t.File, t.Field, t.Line)))
            .GroupBy(t => (t.Language, t.File))
            .Select(g => LintInput.Warning(g.Key.File, g.Min(t => t.Line), $"{g.Count()} texts have no {g.Key.Language}: {Count(g.Select(t => t.Field))}"));
    }

    private static string Count(IEnumerable<string> fields) => string.Join(", ", fields.CountBy(f => f).Select(f => $"{f.Key} {f.Value}"));

    private static IEnumerable<(string File, string Field, int Line, LocalText Text)> Texts(LintInput input)
    {
        foreach (var line in input.Library.HelpLines)
        {
            foreach (var (field, text) in new[] { ("names", line.Names), ("for", line.For), ("interpreting", line.Interpreting) })
            {
                if (text is not null)
                {
                    yield return ("help-lines.yaml", field, input.PlaceOf(line).Key(field).Line, text);
                }
            }
        }

        foreach (var municipality in input.Library.Municipalities)
        {
            var file = LintInput.FileOf(municipality);
            yield return (file, "names", input.Files.Yaml(file).Key("names").Line, municipality.Names);
            foreach (var window in municipality.Windows)
            {
                foreach (var (field, text) in new[] { ("names", window.Names), ("address", window.Address), ("note", window.Note) })
                {
                    if (text is not null)
                    {
                        yield return (file, $"windows.{field}", input.PlaceOf(municipality, window).Key(field).Line, text);
                    }
                }
            }
        }

        foreach (var (index, milestone) in input.Library.Milestones.Index())
        {
            yield return ("milestones.yaml", "text", input.Files.Yaml("milestones.yaml").Entry(index).Key("text").Line, milestone.Text);
        }
    }
}
