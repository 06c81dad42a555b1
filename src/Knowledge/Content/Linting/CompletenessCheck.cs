namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>Whether every language the bot speaks can answer every topic, and every municipality's own answers with it.</summary>
internal static class CompletenessCheck
{
    private const string Japanese = "ja";

    public static IEnumerable<ContentProblem> Run(LintInput input)
    {
        var spoken = input.Spoken.ToList();
        if (spoken.Count > 0 && spoken.All(l => l.Tag != Japanese))
        {
            yield return LintInput.Error("phrases/ja.yaml", 0, "the file is missing: every other language is compared with it");
        }

        var required = spoken.Where(l => l.Parent is null).Select(l => l.Tag).Append(Japanese).Distinct().ToList();
        foreach (var problem in required.SelectMany(l => Missing(input.Library, l)))
        {
            yield return problem;
        }

        foreach (var variant in spoken.Where(l => l.Parent is not null))
        {
            var inherited = input.Library.Topics.Count(t => !Has(input.Library, t.Id, variant.Tag, null));
            if (inherited > 0)
            {
                yield return LintInput.Warning($"phrases/{variant.Tag}.yaml", 0, $"{inherited} of {input.Library.Topics.Count} topics have no article in {variant.Tag} and are answered in {variant.Parent}");
            }
        }

        foreach (var language in input.Library.Languages.Where(l => !spoken.Contains(l)))
        {
            var articles = input.Library.Articles.Count(a => a.Language == language.Tag);
            if (articles > 0)
            {
                yield return LintInput.Warning($"phrases/{language.Tag}.yaml", 0, $"there are {articles} articles in {language.Tag}, but the bot does not speak it yet: it needs phrases and, in languages.yaml, no `ready: false`");
            }
        }
    }

    private static IEnumerable<ContentProblem> Missing(ContentLibrary library, string language)
    {
        foreach (var topic in library.Topics.Where(t => !Has(library, t.Id, language, null)))
        {
            yield return LintInput.Error($"articles/{topic.Id}/{language}.md", 0, $"the file is missing: the bot speaks {language}, so every topic needs an answer in it");
        }

        foreach (var local in library.Articles.Where(a => a.Municipality is not null))
        {
            if (local.Language == Japanese && !Has(library, local.Topic, language, local.Municipality))
            {
                yield return LintInput.Error($"municipalities/{local.Municipality}/articles/{local.Topic}/{language}.md", 0, $"the file is missing: {local.File} exists and the bot speaks {language}");
            }
            else if (language == Japanese && !Has(library, local.Topic, Japanese, local.Municipality))
            {
                yield return LintInput.Error($"municipalities/{local.Municipality}/articles/{local.Topic}/ja.md", 0, $"the file is missing: {local.File} exists, and staff read Japanese");
            }
        }
    }

    private static bool Has(ContentLibrary library, string topic, string language, string? municipality) =>
        library.FindArticle(topic, language, municipality)?.Language == language;
}
