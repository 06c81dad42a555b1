using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Retrieval;

/// <summary>
/// The Latin words that are known, found in spite of one slip (letter missing, added, wrong, or two changed about). Works by
/// comparing the word and the known words with one letter left out, so its cost does not grow with the vocabulary.
/// </summary>
internal sealed class SpellingIndex
{
    private const int Shortest = 6;
    private const int Longest = 24;

    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, string> _withoutOne = [];

    public void Add(string folded)
    {
        foreach (var token in Tokenizer.Tokenize(folded))
        {
            if (token is { Kind: TokenKind.Word, Script: Script.Latin, Length: <= Longest })
            {
                var word = folded.Substring(token.Start, token.Length);
                _counts[word] = _counts.GetValueOrDefault(word) + 1;
            }
        }
    }

    public void Seal()
    {
        foreach (var (word, count) in _counts.Where(w => w.Key.Length >= Shortest))
        {
            foreach (var key in KeysWithoutOne(word))
            {
                if (!_withoutOne.TryGetValue(key, out var other) || _counts[other] < count)
                {
                    _withoutOne[key] = word;
                }
            }
        }
    }

    public bool Knows(ReadOnlySpan<char> word) => _counts.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(word);

    /// <summary>The text with every misspelt Latin word put right; the same string when there is none.</summary>
    public string Correct(string folded)
    {
        var corrected = folded;
        var shift = 0;
        foreach (var token in Tokenizer.Tokenize(folded))
        {
            if (token is { Kind: TokenKind.Word, Script: Script.Latin, Length: >= Shortest and <= Longest }
                && !Knows(folded.AsSpan(token.Start, token.Length))
                && Nearest(folded.Substring(token.Start, token.Length)) is { } known)
            {
                corrected = string.Concat(corrected.AsSpan(0, token.Start + shift), known, corrected.AsSpan(token.End + shift));
                shift += known.Length - token.Length;
            }
        }

        return corrected;
    }

    private string? Nearest(string word)
    {
        string? best = null;
        foreach (var key in KeysWithoutOne(word))
        {
            if (_withoutOne.TryGetValue(key, out var known) && known[0] == word[0] && (best is null || _counts[known] > _counts[best]))
            {
                best = known;
            }
        }

        return best;
    }

    private static IEnumerable<ulong> KeysWithoutOne(string word)
    {
        yield return Feature.Of(FeatureKind.Word, word).Key;
        for (var i = 0; i < word.Length; i++)
        {
            yield return Feature.Of(FeatureKind.Word, string.Concat(word.AsSpan(0, i), word.AsSpan(i + 1))).Key;
        }
    }
}
