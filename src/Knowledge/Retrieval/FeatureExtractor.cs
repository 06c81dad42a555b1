using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Retrieval;

/// <summary>
/// Turns a text, folded for matching, into features: words, neighbours and parts of words where the script has spaces,
/// character n-grams where it has not, the same of its reading, and the concepts of the synonym lists.
/// </summary>
/// <param name="isJapanese">In Japanese text, a Latin word that can be read as Japanese is only that.</param>
internal sealed class FeatureExtractor(ReadingTable readings, ConceptTable concepts, bool isJapanese)
{
    private const int ShortestRomaji = 4;

    /// <param name="full">False for long texts, where parts of words cost much and tell little.</param>
    public void Extract(string folded, List<Feature> into, bool full = true)
    {
        var tokens = Tokenizer.Tokenize(folded);
        var text = folded.AsSpan();
        var previous = default(Token);
        var hasRuns = false;
        foreach (var token in tokens)
        {
            var span = text.Slice(token.Start, token.Length);
            if (token.Kind == TokenKind.Run)
            {
                hasRuns = true;
                AddGrams(span, FeatureKind.Gram, 1, full ? 4 : 3, into);
                if (token.Script == Script.Han)
                {
                    foreach (var (_, _, word) in readings.Words(span))
                    {
                        into.Add(Feature.Of(FeatureKind.Stem, word));
                    }

                    foreach (var key in readings.RomajiKeys(span.ToString()))
                    {
                        AddRomaji(key, into);
                    }
                }
            }
            else
            {
                AddWord(span, token.Script, full, into);
            }

            if (full && previous.Length > 0 && token.Kind != TokenKind.Run && previous.Kind != TokenKind.Run)
            {
                into.Add(Feature.Of(FeatureKind.Pair, text.Slice(previous.Start, previous.Length), span));
            }

            previous = token;
        }

        var read = hasRuns ? readings.Read(folded) : folded;
        if (hasRuns && full)
        {
            foreach (var token in Tokenizer.Tokenize(read))
            {
                if (token.Kind == TokenKind.Run && token.Script == Script.Han)
                {
                    AddGrams(read.AsSpan(token.Start, token.Length), FeatureKind.Reading, 2, 5, into);
                }
            }
        }

        concepts.AddFeatures(folded, read, into);
    }

    private void AddWord(ReadOnlySpan<char> word, Script script, bool full, List<Feature> into)
    {
        if (script == Script.Latin && word.Length >= ShortestRomaji && Romaji.KeyOfWord(word) is { Length: > 2 } key)
        {
            AddRomaji(key, into);
            if (isJapanese)
            {
                return;
            }
        }

        into.Add(Feature.Of(FeatureKind.Word, word));
        if (script == Script.Latin && Stemmer.Stem(word) is var stem && stem.Length < word.Length)
        {
            into.Add(Feature.Of(FeatureKind.Word, stem));
        }

        if (!full || word.Length < 3 || script == Script.None)
        {
            return;
        }

        if (script == Script.Latin)
        {
            into.Add(Feature.Of(FeatureKind.Part, word[..Math.Min(4, word.Length)], 1));
            AddGrams(word, FeatureKind.Part, 4, 5, into);
        }
        else
        {
            into.Add(Feature.Of(FeatureKind.Part, word[..2], 1));
            AddGrams(word, FeatureKind.Part, 2, 4, into);
        }
    }

    private static void AddRomaji(string key, List<Feature> into)
    {
        into.Add(Feature.Of(FeatureKind.Romaji, key));
        if (key.Length > 6)
        {
            AddGrams(key, FeatureKind.Romaji, 5, 5, into);
        }
    }

    private static void AddGrams(ReadOnlySpan<char> run, FeatureKind kind, int shortest, int longest, List<Feature> into)
    {
        for (var start = 0; start < run.Length; start++)
        {
            for (var length = shortest; length <= longest && start + length <= run.Length; length++)
            {
                // A single character says something only where one character is a word or half of one.
                if (length > 1 || Scripts.Of(run[start]) == Script.Han)
                {
                    into.Add(Feature.Of(kind, run.Slice(start, length)));
                }
            }
        }
    }
}
