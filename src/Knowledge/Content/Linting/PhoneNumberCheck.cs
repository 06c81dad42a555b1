namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>
/// Numbers typed into a text. One that no file of contacts knows has no source and goes stale unseen; one that is known should
/// be a placeholder, so that it changes in one place.
/// </summary>
internal static class PhoneNumberCheck
{
    public static IEnumerable<ContentProblem> Run(LintInput input)
    {
        var lines = LinesByNumber(input.Library);
        var windows = input.Library.Municipalities
            .SelectMany(m => m.Windows.Where(w => w.Phone is not null).Select(w => (Municipality: m, Window: w)))
            .ToLookup(w => PhoneNumbers.Dial(w.Window.Phone!), StringComparer.Ordinal);
        var mentioned = ShownText.All(input)
            .Where(t => t.Kind == TextKind.Contact)
            .SelectMany(t => PhoneNumbers.Find(t.Text).Select(n => n.Dial))
            .ToHashSet(StringComparer.Ordinal);

        foreach (var shown in ShownText.All(input).Where(t => t.Kind is TextKind.GeneralBody or TextKind.LocalBody or TextKind.Phrase or TextKind.Milestone))
        {
            foreach (var (text, dial) in PhoneNumbers.Find(shown.Text))
            {
                if (lines.TryGetValue(dial, out var line))
                {
                    yield return LintInput.Warning(shown.File, shown.Line, $"the number {text} is typed here; write {{line:{line}}}");
                }
                else if (windows[dial].Select(w => w.Window.Id).FirstOrDefault() is { } window)
                {
                    yield return LintInput.Warning(shown.File, shown.Line, $"the number {text} is typed here; it is that of the window `{window}` ({{window:{window}}} in local articles)");
                }
                else if (mentioned.Contains(dial))
                {
                    yield return LintInput.Warning(shown.File, shown.Line, $"the number {text} is typed here and stands only in the note of a help line or window; give it its own entry");
                }
                else
                {
                    yield return LintInput.Error(shown.File, shown.Line, $"the number {text} is neither in help-lines.yaml nor in a municipality.yaml: add it there with its source, or leave it out");
                }
            }
        }
    }

    private static Dictionary<string, string> LinesByNumber(ContentLibrary library)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in library.HelpLines)
        {
            foreach (var number in line.OrdinaryNumbers.Values.Prepend(line.Number))
            {
                ids.TryAdd(PhoneNumbers.Dial(number), line.Id);
            }
        }

        return ids;
    }
}
