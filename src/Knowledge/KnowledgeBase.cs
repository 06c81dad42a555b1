using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Languages;
using Madoguchi.Knowledge.Recognition;
using Madoguchi.Knowledge.Retrieval;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge;

/// <summary>
/// Reads messages and finds the topics they mean. Built once from the content and never changed; every method may be called
/// from any thread, takes any string whatever and throws for none.
/// </summary>
public sealed class KnowledgeBase
{
    /// <summary>Of a longer message the beginning and the end are searched: what is asked stands there.</summary>
    private const int LongestSearched = 1500;

    // Built when first asked for, or by WarmUp: with many languages the first answer must not wait for all of them.
    private readonly Dictionary<string, Lazy<Ranker?>> _rankers = new(StringComparer.Ordinal);
    private readonly LanguageIdentifier _languages;
    private readonly Recognizer _recognizer;
    private readonly string _fallbackLanguage;

    private KnowledgeBase(ContentLibrary content)
    {
        Content = content;
        _languages = LanguageIdentifier.Build(content);
        _recognizer = new Recognizer(content);
        _fallbackLanguage = content.Languages.Count > 0 ? content.Languages[0].Tag : "ja";
        var readings = new ReadingTable(content.Recognition.Values.SelectMany(r => r.Readings));

        var written = content.Articles.Select(a => a.Language).ToHashSet(StringComparer.Ordinal);
        foreach (var language in content.Languages.Where(l => l.IsReady && written.Contains(l.Tag)))
        {
            _rankers[language.Tag] = new Lazy<Ranker?>(() => Ranker.Build(content, WithParents(language), readings));
        }

        // A variant that says nothing of its own shares its parent's index.
        foreach (var variant in content.Languages.Where(l => l.Parent is not null && !_rankers.ContainsKey(l.Tag)))
        {
            if (_rankers.TryGetValue(variant.Parent!, out var ranker))
            {
                _rankers[variant.Tag] = ranker;
            }
        }
    }

    public ContentLibrary Content { get; }

    public static KnowledgeBase Build(ContentLibrary content) => new(content);

    /// <summary>Builds the search of every language now instead of with the first question in it.</summary>
    public void WarmUp() => Parallel.ForEach(_rankers.Values, ranker => _ = ranker.Value);

    /// <summary>Reads a message.</summary>
    /// <param name="conversationLanguage">The language so far; used where the message does not show its own.</param>
    /// <param name="now">The current moment; without it, no time is recognised.</param>
    public Utterance Read(string text, string? conversationLanguage = null, DateTimeOffset? now = null)
    {
        var normalized = TextNormalizer.Normalize(text);
        var guess = _languages.Identify(normalized);
        var isSure = guess.Confidence >= 0.5;
        var folded = Searched(normalized);
        var language = isSure ? guess.Language
            : conversationLanguage ?? _recognizer.LanguageOfAct(folded) ?? (guess.Language == LanguageGuess.Other ? _fallbackLanguage : guess.Language);
        var found = _recognizer.Recognize(folded, language, isSure, now);
        return new Utterance(
            text, normalized, language, guess.Confidence, found.ChildAge, found.Pregnancy, found.Time, found.Municipality, found.Phone, found.Intent, found.ChoiceNumber)
        {
            ForeignScript = guess.ForeignScript,
        };
    }

    /// <summary>The topics the message may mean, best first, in one language; nothing where that language has no articles.</summary>
    /// <param name="language">A language or a variant, whose parent's articles then count too.</param>
    /// <param name="municipality">The municipality of the conversation: its own articles count more.</param>
    /// <param name="lastTopic">The topic answered last: a message that names none of its own stays with it.</param>
    /// <returns>Nothing, too, for a message that only greets, answers or chooses.</returns>
    public Ranking Find(Utterance utterance, string language, string? municipality = null, string? lastTopic = null) =>
        !IsAnswer(utterance) && _rankers.TryGetValue(language, out var built) && built.Value is { } ranker
            ? ranker.Find(Searched(utterance.Normalized), municipality, lastTopic)
            : Ranking.Nothing;

    // A greeting, a yes or the number of a choice is no question, whatever words it shares with one.
    private static bool IsAnswer(Utterance utterance) =>
        utterance.ChoiceNumber is not null || utterance.Intent is SpeechAct.Greeting or SpeechAct.Thanks or SpeechAct.Yes or SpeechAct.No or SpeechAct.Cancel;

    /// <summary>For measuring: what speaks for each topic, before it is judged.</summary>
    internal Evidence? Weigh(string text, string language, string? municipality = null) =>
        _rankers[language].Value?.Weigh(Searched(TextNormalizer.Normalize(text)), municipality, -1);

    internal double InScope(Evidence evidence, string language) => _rankers[language].Value!.InScope(evidence);

    internal IReadOnlyList<string> TopicsOf(string language) => _rankers[language].Value!.Topics;

    private static string Searched(string normalized)
    {
        var clipped = normalized.Length <= LongestSearched
            ? normalized
            : string.Concat(normalized.AsSpan(0, LongestSearched - 400), " ", normalized.AsSpan(normalized.Length - 400));
        return TextFolder.ForMatching(clipped);
    }

    private List<string> WithParents(Language language)
    {
        var chain = new List<string>();
        for (var tag = language.Tag; tag is not null && !chain.Contains(tag); tag = Content.Languages.FirstOrDefault(l => l.Tag == tag)?.Parent)
        {
            chain.Add(tag);
        }

        return chain;
    }
}
