using System.Globalization;
using System.Text.RegularExpressions;

namespace Madoguchi.Knowledge.Content;

/// <summary>Reads one article file.</summary>
internal static partial class ArticleReader
{
    /// <summary>The most grapheme clusters a LINE label may have.</summary>
    public const int LabelLimit = 20;

    public const int TitleLimit = 40;

    public static Article? Read(string text, string topic, string language, string? municipality, string fileName, List<ContentProblem> problems)
    {
        var file = new YamlFile(fileName, problems, firstLine: 1);
        if (FrontMatter.Split(text, new YamlFile(fileName, problems)) is not { } parts || file.ReadMap(parts.Yaml) is not { } map)
        {
            return null;
        }

        var title = map.Text("title");
        var label = map.OptionalText("label") ?? title;
        var article = new Article(
            topic,
            language,
            municipality,
            title,
            label,
            map.Texts("questions"),
            SourceReader.Read(map),
            map.Text("as_of"),
            map.Text("review"),
            parts.Body,
            fileName,
            parts.BodyLine);

        if (Length(title) > TitleLimit)
        {
            map.Error("title", $"`title` has {Length(title)} characters; at most {TitleLimit}");
        }

        if (Length(label) > LabelLimit)
        {
            map.Error(map.Has("label") ? "label" : "title", $"the button text has {Length(label)} characters; add a `label` of at most {LabelLimit}");
        }

        if (article.AsOf.Length > 0 && !MonthPattern().IsMatch(article.AsOf))
        {
            map.Error("as_of", $"`as_of` is `{article.AsOf}`; write the month, such as 2026-11");
        }

        if (article.Review.Length > 0 && !ReviewPattern().IsMatch(article.Review))
        {
            map.Error("review", $"`review` is `{article.Review}`; write draft, or: reviewed by NAME on 2026-11-20");
        }

        if (string.IsNullOrWhiteSpace(parts.Body))
        {
            file.Error(parts.BodyLine - 1, "the article has no text below the second `---`");
        }

        map.RefuseOtherFields();
        return article;
    }

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;

    [GeneratedRegex(@"^20\d\d-(0[1-9]|1[0-2])$")]
    private static partial Regex MonthPattern();

    [GeneratedRegex(@"^(draft|reviewed by .+ on 20\d\d-\d\d-\d\d)$")]
    private static partial Regex ReviewPattern();
}
