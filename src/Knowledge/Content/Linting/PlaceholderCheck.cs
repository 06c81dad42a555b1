using System.Text.RegularExpressions;

namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>Placeholders that nothing will fill in: the parent would read the braces.</summary>
internal static partial class PlaceholderCheck
{
    public static IEnumerable<ContentProblem> Run(LintInput input) =>
        ShownText.All(input).SelectMany(t => Check(t, input.Library)).Concat(Signals(input));

    private static IEnumerable<ContentProblem> Check(ShownText shown, ContentLibrary library)
    {
        foreach (Match match in Placeholder().Matches(shown.Text))
        {
            if (Wrong(match.Groups[1].Value, shown, library) is { } message)
            {
                yield return LintInput.Error(shown.File, shown.Line, $"`{match.Value}`: {message}");
            }
        }

        if (Placeholder().Replace(shown.Text, "").IndexOfAny(['{', '}', '\uFF5B', '\uFF5D']) >= 0)
        {
            yield return LintInput.Error(shown.File, shown.Line, "a brace that belongs to no placeholder");
        }
    }

    /// <summary>What is wrong with it, or null.</summary>
    private static string? Wrong(string name, ShownText shown, ContentLibrary library) => (shown.Kind, name) switch
    {
        (TextKind.Title or TextKind.Milestone or TextKind.Contact, _) => "no placeholder is filled in here",
        (_, ['l', 'i', 'n', 'e', ':', .. var id]) => library.FindHelpLine(id) is null ? $"there is no help line `{id}` in help-lines.yaml" : null,
        (TextKind.LocalBody, ['w', 'i', 'n', 'd', 'o', 'w', ':', .. var id]) => WrongWindow(id, shown),
        (_, ['w', 'i', 'n', 'd', 'o', 'w', ':', ..]) => "windows belong to one municipality: only its local articles can name one",
        (TextKind.Phrase, _) => name.Contains(':', StringComparison.Ordinal) ? "unknown placeholder; phrases know {line:ID} and the names that ja.yaml uses" : null,
        (_, "municipality") => null,
        _ => "unknown placeholder; articles know {line:ID}, {window:ID} and {municipality}",
    };

    private static string? WrongWindow(string id, ShownText shown)
    {
        if (shown.Municipality is null)
        {
            return null; // municipality.yaml cannot be read: reading the content has already reported it
        }

        return shown.Municipality.Windows.FirstOrDefault(w => w.Id == id) switch
        {
            null => $"{shown.Municipality.Id} has no window `{id}`",
            { Phone: null } => $"the window `{id}` has no phone; say where to ask instead",
            { Confidence: "low" } => $"the window `{id}` has low confidence and is never shown to parents",
            _ => null,
        };
    }

    /// <summary>Inventories have braces of their own meaning, so only these two kinds are looked at, in the raw text.</summary>
    private static IEnumerable<ContentProblem> Signals(LintInput input) =>
        from file in input.Files.Names
        where file.StartsWith("signals/", StringComparison.Ordinal)
        from line in input.Files.Lines(file).Index()
        from match in Contact().Matches(line.Item)
        let id = match.Groups[2].Value
        let message = match.Groups[1].Value == "window" ? "first words are for everybody and cannot name a window"
            : input.Library.FindHelpLine(id) is null ? $"there is no help line `{id}` in help-lines.yaml"
            : null
        where message is not null
        select LintInput.Error(file, line.Index + 1, $"`{match.Value}`: {message}");

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{(line|window):([^{}]*)\}")]
    private static partial Regex Contact();
}
