namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>
/// Checks a content folder before it is released: what loading refuses, and what loads but must not reach a parent (gaps,
/// old dates, numbers nobody can trace, placeholders that lead nowhere).
/// </summary>
public static class ContentLint
{
    private static readonly Func<LintInput, IEnumerable<ContentProblem>>[] Checks =
    [
        CompletenessCheck.Run,
        TranslationCheck.Run,
        TopicCheck.Run,
        QuestionCheck.Run,
        BodyLengthCheck.Run,
        BodyFormCheck.Run,
        AgeCheck.Run,
        PlaceholderCheck.Run,
        PhoneNumberCheck.Run,
        ParityCheck.Run,
        WindowCheck.Run,
        HelpLineCheck.Run,
        HolidayCheck.Run,
    ];

    /// <summary>Reads and checks a whole folder; never throws for what stands in it.</summary>
    /// <param name="contentFolder">The folder that holds topics.yaml.</param>
    /// <param name="today">The day against which ages are measured, in Japan.</param>
    public static LintReport Check(string contentFolder, DateOnly today)
    {
        var problems = new List<ContentProblem>();
        var library = ContentLibrary.Read(contentFolder, problems);
        var files = new ContentFiles(contentFolder);
        problems.AddRange(StrayCharacterCheck.Run(files));
        if (library is not null)
        {
            var input = new LintInput(library, files, today);
            problems.AddRange(Checks.SelectMany(check => check(input)));
        }

        var ordered = problems.Distinct()
            .OrderBy(p => p.File, StringComparer.Ordinal)
            .ThenBy(p => p.Line)
            .ThenByDescending(p => p.Severity)
            .ToList();
        return new LintReport(ordered, LintCounts.Of(library));
    }
}
