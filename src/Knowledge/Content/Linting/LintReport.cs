using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>What lint found in a content folder. Immutable; serialises to JSON as it stands.</summary>
/// <param name="Problems">Everything that stops the folder from loading and everything the checks found, by file and line.</param>
public sealed record LintReport(IReadOnlyList<ContentProblem> Problems, LintCounts Counts)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Number of errors: content is released only at 0.</summary>
    public int Errors => Problems.Count(p => p.Severity == Severity.Error);

    public int Warnings => Problems.Count(p => p.Severity == Severity.Warning);

    /// <summary>The report as one JSON object: <c>problems</c>, <c>counts</c>, <c>errors</c>, <c>warnings</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>How much content there is. All zero or empty where the folder could not be read at all.</summary>
/// <param name="Articles">By language: general and local articles together.</param>
/// <param name="Topics">By language: topics that have a general article in exactly this language.</param>
/// <param name="Questions">By language: questions of all articles.</param>
/// <param name="AllTopics">Topics in topics.yaml.</param>
/// <param name="Windows">Windows of all municipalities.</param>
/// <param name="Lines">Help lines.</param>
public sealed record LintCounts(
    IReadOnlyDictionary<string, int> Articles,
    IReadOnlyDictionary<string, int> Topics,
    IReadOnlyDictionary<string, int> Questions,
    int AllTopics,
    int Municipalities,
    int Windows,
    int Lines)
{
    internal static LintCounts Of(ContentLibrary? library)
    {
        if (library is null)
        {
            return new LintCounts(new Dictionary<string, int>(), new Dictionary<string, int>(), new Dictionary<string, int>(), 0, 0, 0, 0);
        }

        return new LintCounts(
            ByLanguage(library, a => a.Count()),
            ByLanguage(library, a => a.Count(x => x.Municipality is null)),
            ByLanguage(library, a => a.Sum(x => x.Questions.Count)),
            library.Topics.Count,
            library.Municipalities.Count,
            library.Municipalities.Sum(m => m.Windows.Count),
            library.HelpLines.Count);
    }

    private static Dictionary<string, int> ByLanguage(ContentLibrary library, Func<IEnumerable<Article>, int> count) =>
        library.Languages.Select(l => l.Tag).ToDictionary(tag => tag, tag => count(library.Articles.Where(a => a.Language == tag)), StringComparer.Ordinal);
}
