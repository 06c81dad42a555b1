using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Retrieval;

/// <summary>A question that is known to belong to a topic.</summary>
/// <param name="Topic">Position of the topic in the index; the position after the last stands for "none of our business".</param>
/// <param name="Municipality">The municipality whose local article it stands in; null for the general one.</param>
internal sealed record KnownQuestion(int Topic, string? Municipality, List<Feature> Features);

/// <summary>A field of an article with its weight.</summary>
internal sealed record KnownText(int Topic, float Weight, List<Feature> Features);

/// <summary>All that one language's index is built from.</summary>
internal sealed class Training
{
    private Training(IReadOnlyList<string> topics)
    {
        Topics = topics;
    }

    public IReadOnlyList<string> Topics { get; }

    /// <summary>The class of messages that are none of our business.</summary>
    public int Elsewhere => Topics.Count;

    public List<KnownQuestion> Questions { get; } = [];

    public List<KnownText> Texts { get; } = [];

    public SpellingIndex Spelling { get; } = new();

    public static Training Gather(ContentLibrary content, IReadOnlyList<string> languages, IEnumerable<string> outOfScope, FeatureExtractor extractor)
    {
        var articles = content.Articles.Where(a => languages.Contains(a.Language)).ToList();
        var topics = articles.Select(a => a.Topic).Distinct().Order(StringComparer.Ordinal).ToList();
        var training = new Training(topics);
        var positions = topics.Index().ToDictionary(t => t.Item, t => t.Index, StringComparer.Ordinal);
        foreach (var article in articles)
        {
            training.Add(article, positions[article.Topic], extractor);
        }

        foreach (var question in outOfScope)
        {
            training.Questions.Add(new KnownQuestion(training.Elsewhere, null, training.Features(question, extractor, full: true)));
        }

        training.Spelling.Seal();
        return training;
    }

    private void Add(Article article, int topic, FeatureExtractor extractor)
    {
        var isLocal = article.Municipality is not null;
        foreach (var question in article.Questions)
        {
            var features = Features(question, extractor, full: true);
            Questions.Add(new KnownQuestion(topic, article.Municipality, features));
            Texts.Add(new KnownText(topic, isLocal ? 0.7f : 1f, features));
        }

        foreach (var name in new[] { article.Title, article.Label }.Distinct(StringComparer.Ordinal))
        {
            var features = Features(name, extractor, full: true);
            Questions.Add(new KnownQuestion(topic, article.Municipality, features));
            Texts.Add(new KnownText(topic, isLocal ? 1f : 2f, features));
        }

        Texts.Add(new KnownText(topic, isLocal ? 0.2f : 0.35f, Features(article.Body, extractor, full: false)));
    }

    private List<Feature> Features(string text, FeatureExtractor extractor, bool full)
    {
        var folded = TextFolder.ForMatching(TextNormalizer.Normalize(text));
        Spelling.Add(folded);
        var features = new List<Feature>();
        extractor.Extract(folded, features, full);
        return features;
    }
}
