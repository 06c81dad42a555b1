using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Languages;

/// <summary>
/// Tells in which of the languages that have content a message is: by script first, then by n-grams learnt from the
/// content itself, so that a new language needs nothing but its content.
/// </summary>
public sealed class LanguageIdentifier
{
    /// <summary>A message says what language it is in within this many characters.</summary>
    private const int LongestRead = 1500;

    private const double LeastTold = 0.1;

    private readonly Dictionary<Script, NgramModel> _models;
    private readonly MixedScript _mixed;

    private LanguageIdentifier(Dictionary<Script, NgramModel> models, MixedScript mixed)
    {
        _models = models;
        _mixed = mixed;
    }

    public static LanguageIdentifier Build(ContentLibrary content)
    {
        var written = content.Articles.Select(a => a.Language).ToHashSet(StringComparer.Ordinal);
        var spoken = content.Languages
            .Where(l => l.IsReady && (written.Contains(l.Tag) || (l.Parent is null && content.Phrases.Languages.Contains(l.Tag))))
            .ToList();
        var models = new Dictionary<Script, NgramModel>();
        foreach (var group in spoken.SelectMany(l => Scripts.ForCode(l.Script).Select(Group).Distinct().Select(s => (Script: s, l.Tag))).GroupBy(l => l.Script, l => l.Tag))
        {
            models[group.Key] = new NgramModel(group.ToList());
        }

        var mixed = new MixedScript();
        foreach (var language in spoken)
        {
            foreach (var text in LanguageTexts.Of(content, language.Tag))
            {
                Learn(models, mixed, language, text);
            }
        }

        return new LanguageIdentifier(models, mixed);
    }

    /// <summary>The most likely language of a text in the form <see cref="TextNormalizer"/> gives it.</summary>
    public LanguageGuess Identify(string normalized)
    {
        var text = normalized.Length > LongestRead ? normalized[..LongestRead] : normalized;
        var tokens = Tokenizer.Tokenize(text).Where(t => t.Script != Script.None).ToList();
        if (tokens.Count == 0)
        {
            return new LanguageGuess(LanguageGuess.Other, 0);
        }

        var latin = _models.GetValueOrDefault(Script.Latin);
        var weights = new Dictionary<Script, double>();
        foreach (var token in tokens)
        {
            weights[token.Script] = weights.GetValueOrDefault(token.Script) + _mixed.Weight(text.AsSpan(token.Start, token.Length), token, latin);
        }

        var (script, weight) = weights.MaxBy(w => w.Value);
        if (!_models.TryGetValue(script, out var model))
        {
            return new LanguageGuess(LanguageGuess.Other, 0.1, Scripts.CodeOf(script));
        }

        var dominance = weight / weights.Values.Sum();
        var guess = Weigh(model, text, tokens, script);
        return guess with { Confidence = Math.Round(guess.Confidence * Math.Min(1, dominance * 1.4), 3) };
    }

    private static LanguageGuess Weigh(NgramModel model, string text, List<Token> tokens, Script script)
    {
        Span<float> logs = stackalloc float[model.Languages.Count];
        Span<int> known = stackalloc int[model.Languages.Count];
        var total = 0;
        var read = tokens.Where(t => t.Script == script).ToList();
        foreach (var token in read)
        {
            total += model.Weigh(text.AsSpan(token.Start, token.Length), Scripts.UsesSpaces(script), logs, known);
        }

        var best = 0;
        for (var l = 1; l < logs.Length; l++)
        {
            best = logs[l] > logs[best] ? l : best;
        }

        // The n-grams of one word depend on each other: the likelihoods of a long text are much too sure of themselves.
        var temperature = 1 + (total / 12.0);
        var others = 0.0;
        for (var l = 0; l < logs.Length; l++)
        {
            others += l == best ? 0 : Math.Exp((logs[l] - logs[best]) / temperature);
        }

        var familiarity = (double)known[best] / Math.Max(total, 1);
        var evidence = script == Script.Han ? OfJapaneseScript(text, read, familiarity)
            : Scripts.IsShared(script) ? OfWords(model, best, text, read, familiarity)
            : Math.Min(0.95, 0.6 + (total / 40.0));
        // Where the text shows nothing, the language that stands first in languages.yaml is as good a guess as any.
        var confidence = evidence / (1 + others);
        return new LanguageGuess(model.Languages[confidence < LeastTold ? 0 : best], confidence);
    }

    private static double OfWords(NgramModel model, int language, string text, List<Token> words, double familiarity)
    {
        var letters = words.Sum(w => w.Length);
        var knownLetters = words.Where(w => model.Knows(language, text.AsSpan(w.Start, w.Length))).Sum(w => w.Length);
        var romaji = words.Count(w => w.Script == Script.Latin && w.Length > 3
            && !model.IsCommon(language, text.AsSpan(w.Start, w.Length)) && Romaji.KeyOfWord(text.AsSpan(w.Start, w.Length)).Length > 0);
        if (romaji == words.Count)
        {
            // Japanese in Latin letters is written in every language here.
            return 0.05;
        }

        var share = ((double)knownLetters / letters * 0.6) + (familiarity * 0.4);
        var amount = letters <= 4 && words.Count < 3 ? 0.45 : Math.Min(1, 0.6 + (0.1 * words.Count));
        return Math.Clamp((share - 0.35) / 0.3, 0.05, 0.98) * amount;
    }

    private static double OfJapaneseScript(string text, List<Token> runs, double familiarity)
    {
        var kana = 0;
        var all = 0;
        foreach (var run in runs)
        {
            foreach (var c in text.AsSpan(run.Start, run.Length))
            {
                kana += Scripts.Of(c) == Script.Hiragana ? 2 : Scripts.Of(c) == Script.Katakana ? 1 : 0;
                all++;
            }
        }

        return kana > 0 ? Math.Min(0.98, 0.7 + (kana * 0.05))
            : familiarity < 0.5 ? 0.2
            : Math.Min(0.8, 0.35 + (0.05 * all));
    }

    private static void Learn(Dictionary<Script, NgramModel> models, MixedScript mixed, Language language, string text)
    {
        var normalized = TextNormalizer.Normalize(text);
        var plain = TextFolder.FoldAccents(normalized);
        var own = Scripts.ForCode(language.Script).Select(Group).ToHashSet();
        foreach (var version in plain == normalized ? [normalized] : new[] { normalized, plain })
        {
            foreach (var token in Tokenizer.Tokenize(version))
            {
                var span = version.AsSpan(token.Start, token.Length);
                if (own.Contains(token.Script))
                {
                    var model = models[token.Script];
                    model.Learn(IndexOf(model, language.Tag), span, Scripts.UsesSpaces(token.Script));
                }
                else if (token.Script == Script.Han)
                {
                    mixed.AddName(span);
                }
            }
        }
    }

    private static int IndexOf(NgramModel model, string tag)
    {
        var index = 0;
        while (model.Languages[index] != tag)
        {
            index++;
        }

        return index;
    }

    private static Script Group(Script script) => Scripts.IsJapanese(script) ? Script.Han : script;
}
