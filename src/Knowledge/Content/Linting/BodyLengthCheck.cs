using System.Globalization;
using System.Text.RegularExpressions;

namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>Answers short enough to read on a phone and long enough to help.</summary>
internal static partial class BodyLengthCheck
{
    /// <summary>Scripts written without spaces between words: measured in grapheme clusters, not words.</summary>
    private static readonly string[] Unspaced = ["Jpan", "Hans", "Hant", "Thai", "Mymr", "Khmr", "Laoo"];

    public static IEnumerable<ContentProblem> Run(LintInput input)
    {
        foreach (var article in input.Library.Articles)
        {
            var script = input.Library.Languages.First(l => l.Tag == article.Language).Script;
            var isUnspaced = Unspaced.Contains(script);
            var length = isUnspaced ? Characters(article.Body) : Words(article.Body);
            var (fewest, most) = (article.Language, isUnspaced, article.Municipality) switch
            {
                ("ja", _, null) => (130, 480),
                ("ja", _, _) => (80, 320),
                (_, true, null) => (100, 600),
                (_, true, _) => (60, 400),
                ("vi", _, null) => (50, 300), // Vietnamese has a space after every syllable
                ("vi", _, _) => (30, 195),
                (_, false, null) => (40, 230),
                (_, false, _) => (25, 150),
            };
            if (length < fewest || length > most)
            {
                yield return LintInput.Warning(article.File, article.BodyLine, $"the text has {length} {(isUnspaced ? "characters" : "words")}; {fewest} to {most}");
            }
        }
    }

    private static int Characters(string body) =>
        new StringInfo(string.Concat(Plain(body).Where(c => !char.IsWhiteSpace(c)))).LengthInTextElements;

    private static int Words(string body) => Plain(body).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Plain(string body) => MarkupPattern().Replace(body, " ");

    [GeneratedRegex(@"\{[^{}]*\}|\*\*|^- ", RegexOptions.Multiline)]
    private static partial Regex MarkupPattern();
}
