namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>Whether an answer says the same figures and numbers in every language: compared with Japanese.</summary>
internal static class ParityCheck
{
    public static IEnumerable<ContentProblem> Run(LintInput input)
    {
        foreach (var article in input.Library.Articles.Where(a => a.Language != "ja"))
        {
            if (input.Library.FindArticle(article.Topic, "ja", article.Municipality) is { } japanese)
            {
                foreach (var difference in Differences(japanese, article))
                {
                    yield return LintInput.Warning(article.File, article.BodyLine, $"{difference} (compared with {japanese.File})");
                }
            }
        }
    }

    private static IEnumerable<string> Differences(Article japanese, Article other)
    {
        var amounts = Compare(Amounts.In(japanese.Body, "ja"), Amounts.In(other.Body, other.Language));
        var years = Compare(Amounts.YearsIn(japanese.Body, "ja"), Amounts.YearsIn(other.Body, other.Language));
        var placeholders = Compare(Placeholders(japanese), Placeholders(other));
        return new[] { ("amounts", amounts), ("years", years), ("placeholders", placeholders) }
            .Where(d => d.Item2 is not null)
            .Select(d => $"{d.Item1} differ: {d.Item2}");
    }

    /// <summary>What only one side has, counting repetitions; null where both are the same.</summary>
    private static string? Compare(IEnumerable<string> japanese, IEnumerable<string> other)
    {
        var missing = Without(japanese, other);
        var extra = Without(other, japanese);
        var parts = new[] { missing.Count > 0 ? "only Japanese has " + string.Join(", ", missing) : null, extra.Count > 0 ? "only this has " + string.Join(", ", extra) : null };
        return missing.Count + extra.Count == 0 ? null : string.Join("; ", parts.OfType<string>());
    }

    private static List<string> Without(IEnumerable<string> items, IEnumerable<string> taken)
    {
        var rest = items.ToList();
        foreach (var item in taken)
        {
            rest.Remove(item);
        }

        return rest;
    }

    private static IEnumerable<string> Placeholders(Article article) =>
        article.Body.Split('{').Skip(1).Where(p => p.Contains('}', StringComparison.Ordinal)).Select(p => $"{{{p[..p.IndexOf('}', StringComparison.Ordinal)]}}}");
}
