using System.Runtime.InteropServices;
using Madoguchi.Knowledge.Retrieval;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Languages;

/// <summary>
/// Naive Bayes over words and their letter trigrams (scripts with spaces) or single characters and pairs (the others), for
/// languages that share a script. Each language counts the same, however much text it was taught with.
/// </summary>
internal sealed class NgramModel
{
    private const float Smoothing = 0.3f;

    private readonly Dictionary<ulong, float[]> _counts = [];
    private readonly float[] _totals;
    private readonly HashSet<ulong>[] _words;
    private readonly Dictionary<ulong, int>[] _wordCounts;
    private readonly int[] _wordTotals;

    public NgramModel(IReadOnlyList<string> languages)
    {
        Languages = languages;
        _totals = new float[languages.Count];
        _wordTotals = new int[languages.Count];
        _words = languages.Select(_ => new HashSet<ulong>()).ToArray();
        _wordCounts = languages.Select(_ => new Dictionary<ulong, int>()).ToArray();
    }

    public IReadOnlyList<string> Languages { get; }

    public void Learn(int language, ReadOnlySpan<char> token, bool isWord)
    {
        var keys = new List<ulong>();
        AddKeys(token, isWord, keys);
        foreach (var key in keys)
        {
            ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _);
            counts ??= new float[Languages.Count];
            counts[language]++;
            _totals[language]++;
        }

        if (isWord)
        {
            var word = KeyOfWord(token);
            _words[language].Add(word);
            _wordCounts[language][word] = _wordCounts[language].GetValueOrDefault(word) + 1;
            _wordTotals[language]++;
        }
    }

    public bool Knows(int language, ReadOnlySpan<char> word) => _words[language].Contains(KeyOfWord(word));

    /// <summary>Whether this is one of the small words that hold sentences of the language together.</summary>
    public bool IsCommon(int language, ReadOnlySpan<char> word) =>
        _wordCounts[language].TryGetValue(KeyOfWord(word), out var count) && count * 600 >= _wordTotals[language];

    /// <summary>Adds the log likelihoods of one token and returns how many n-grams it had and how many each language knew.</summary>
    public int Weigh(ReadOnlySpan<char> token, bool isWord, Span<float> logs, Span<int> known)
    {
        var keys = new List<ulong>();
        AddKeys(token, isWord, keys);
        foreach (var key in keys)
        {
            _counts.TryGetValue(key, out var counts);
            for (var l = 0; l < logs.Length; l++)
            {
                var count = counts?[l] ?? 0;
                logs[l] += MathF.Log(((count / MathF.Max(_totals[l], 1)) * 100_000f) + Smoothing);
                known[l] += count > 0 ? 1 : 0;
            }
        }

        return keys.Count;
    }

    private static void AddKeys(ReadOnlySpan<char> token, bool isWord, List<ulong> into)
    {
        if (!isWord)
        {
            for (var i = 0; i < token.Length; i++)
            {
                into.Add(Feature.Of(FeatureKind.Gram, token.Slice(i, 1)).Key);
                if (i > 0)
                {
                    into.Add(Feature.Of(FeatureKind.Gram, token.Slice(i - 1, 2)).Key);
                }
            }

            return;
        }

        Span<char> framed = stackalloc char[Math.Min(token.Length, 30) + 2];
        framed.Fill(' ');
        token[..(framed.Length - 2)].CopyTo(framed[1..]);
        for (var i = 0; i + 3 <= framed.Length; i++)
        {
            into.Add(Feature.Of(FeatureKind.Part, framed.Slice(i, 3)).Key);
        }

        into.Add(KeyOfWord(token));
    }

    private static ulong KeyOfWord(ReadOnlySpan<char> word) => Feature.Of(FeatureKind.Word, word).Key;
}
