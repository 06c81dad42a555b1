using System.Text.RegularExpressions;

namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>The little Markdown a body may hold: every channel can show paragraphs, <c>- </c> lists and bold, and nothing else.</summary>
internal static partial class BodyFormCheck
{
    public static IEnumerable<ContentProblem> Run(LintInput input) =>
        from article in input.Library.Articles
        from line in article.Body.Split('\n').Index()
        from finding in Find(line.Item)
        select LintInput.Error(article.File, article.BodyLine + line.Index, finding);

    private static IEnumerable<string> Find(string line)
    {
        if (HeadingPattern().IsMatch(line))
        {
            yield return "a heading; write bold or a plain paragraph";
        }

        if (TablePattern().IsMatch(line))
        {
            yield return "a table; write a list";
        }

        if (LinkPattern().IsMatch(line))
        {
            yield return "a link; name the page in `source`, the program shows it below the text";
        }

        if (HtmlPattern().IsMatch(line))
        {
            yield return "HTML; only paragraphs, `- ` lists and **bold** are shown";
        }

        if ((line.Split("**").Length - 1) % 2 != 0)
        {
            yield return "`**` is opened but not closed on this line";
        }
    }

    [GeneratedRegex(@"^\s{0,3}(#{1,6}(\s|$)|={3,}\s*$|-{3,}\s*$)")]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"^\s*\|.*\||\|\s*:?-{3,}")]
    private static partial Regex TablePattern();

    [GeneratedRegex(@"\]\(|\]\[|https?://|\bwww\.", RegexOptions.IgnoreCase)]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"</?[a-z][^<>]*>|<!--|&[a-z]+;|&#\d+;", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlPattern();
}
