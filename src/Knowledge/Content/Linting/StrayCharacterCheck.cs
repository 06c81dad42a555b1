using System.Globalization;
using System.Text;

namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>Characters that nobody sees in an editor and that come along when text is pasted.</summary>
internal static class StrayCharacterCheck
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    public static IEnumerable<ContentProblem> Run(ContentFiles files) =>
        from file in files.Names
        from line in files.Lines(file).Index()
        from message in Find(line.Item, tabsSeparate: file.EndsWith(".tsv", StringComparison.Ordinal)).Distinct()
        select LintInput.Error(file, line.Index + 1, message);

    private static IEnumerable<string> Find(string line, bool tabsSeparate)
    {
        var before = default(Rune);
        foreach (var rune in line.EnumerateRunes())
        {
            if (Name(rune, before, tabsSeparate) is { } name)
            {
                yield return $"{name} (U+{rune.Value:X4}) in the text: delete it";
            }

            before = rune;
        }

        if (line is [.., ' ' or '\u3000' or '\u00a0'])
        {
            yield return "spaces at the end of the line";
        }
    }

    private static string? Name(Rune rune, Rune before, bool tabsSeparate) => rune.Value switch
    {
        '\t' => tabsSeparate ? null : "a tab",
        0xFFFD => "a replacement character, where something was not UTF-8,",
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "a character that changes the direction of writing",
        ZeroWidthJoiner or ZeroWidthNonJoiner => JoinsAfter(before) ? null : "a zero-width joiner",
        0x200B or 0x2060 or 0xFEFF => "a zero-width space",
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control ? "a control character" : null,
    };

    /// <summary>Nepali and Burmese spell with joiners.</summary>
    private static bool JoinsAfter(Rune before) => before.Value is (>= 0x0900 and <= 0x097F) or (>= 0x1000 and <= 0x109F) or (>= 0xA9E0 and <= 0xA9FF) or (>= 0xAA60 and <= 0xAA7F);
}
