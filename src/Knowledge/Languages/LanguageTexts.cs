using Madoguchi.Knowledge.Content;

namespace Madoguchi.Knowledge.Languages;

/// <summary>What there is to learn a language from.</summary>
internal static class LanguageTexts
{
    public static IEnumerable<string> Of(ContentLibrary content, string language)
    {
        foreach (var article in content.Articles.Where(a => a.Language == language))
        {
            yield return article.Title;
            yield return WithoutPlaceholders(article.Body);
            foreach (var question in article.Questions)
            {
                yield return question;
            }
        }

        foreach (var message in content.OutOfScope.GetValueOrDefault(language, []))
        {
            yield return message;
        }

        if (content.Recognition.TryGetValue(language, out var vocabulary))
        {
            foreach (var text in vocabulary.Acts.Values.Concat(vocabulary.Requests.Values).Concat(vocabulary.Fields.Values).SelectMany(w => w).Concat(vocabulary.FollowUps))
            {
                yield return text;
            }
        }

        if (content.Phrases.Languages.Contains(language))
        {
            foreach (var text in content.Phrases.For(language).Bot.Values)
            {
                yield return WithoutPlaceholders(text);
            }
        }
    }

    // Placeholders are English in every language.
    private static string WithoutPlaceholders(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', StringComparison.Ordinal))
        {
            var close = text.IndexOf('}', open);
            text = close < 0 ? text[..open] : string.Concat(text.AsSpan(0, open), " ", text.AsSpan(close + 1));
        }

        return text;
    }
}
