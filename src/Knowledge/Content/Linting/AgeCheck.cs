using System.Globalization;

namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>How long ago answers, windows and lines were checked.</summary>
internal static class AgeCheck
{
    private static readonly Limits OfAnswers = new("as_of", Warning: 12, Error: 24);
    private static readonly Limits OfContacts = new("checked", Warning: 6, Error: 12);

    public static IEnumerable<ContentProblem> Run(LintInput input)
    {
        foreach (var article in input.Library.Articles)
        {
            // Where it is not a month, reading the content has already reported it.
            if (DateOnly.TryParseExact(article.AsOf + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
                && Judge(first, first.AddMonths(1).AddDays(-1), input.Today, OfAnswers) is var (severity, message))
            {
                yield return new ContentProblem(severity, article.File, input.PlaceOf(article, "as_of").Line, message);
            }
        }

        foreach (var line in input.Library.HelpLines)
        {
            if (Judge(line.Checked, line.Checked, input.Today, OfContacts) is var (severity, message))
            {
                yield return new ContentProblem(severity, "help-lines.yaml", input.PlaceOf(line).Key("checked").Line, message);
            }
        }

        foreach (var (municipality, window) in input.Library.Municipalities.SelectMany(m => m.Windows.Select(w => (m, w))))
        {
            if (Judge(window.Checked, window.Checked, input.Today, OfContacts) is var (severity, message))
            {
                yield return new ContentProblem(severity, LintInput.FileOf(municipality), input.PlaceOf(municipality, window).Key("checked").Line, message);
            }
        }
    }

    /// <summary>A date known only to the month is as young as its last day and lies in the future only if its first day does.</summary>
    private static (Severity Severity, string Message)? Judge(DateOnly first, DateOnly last, DateOnly today, Limits limits)
    {
        if (first == default)
        {
            return null;
        }

        if (first > today)
        {
            return (Severity.Error, $"`{limits.Field}` lies in the future");
        }

        if (last.AddMonths(limits.Error) < today)
        {
            return (Severity.Error, $"`{limits.Field}` is more than {limits.Error} months ago: check the facts again");
        }

        return last.AddMonths(limits.Warning) < today
            ? (Severity.Warning, $"`{limits.Field}` is more than {limits.Warning} months ago: check the facts again")
            : null;
    }

    /// <param name="Warning">Age in months beyond which there is a warning.</param>
    /// <param name="Error">Age in months beyond which there is an error.</param>
    private sealed record Limits(string Field, int Warning, int Error);
}
