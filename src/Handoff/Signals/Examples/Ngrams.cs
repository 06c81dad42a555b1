using Madoguchi.Handoff.Signals.Text;

namespace Madoguchi.Handoff.Signals.Examples;

/// <summary>The features of a text: hashed character sequences, and whole words and word pairs where words are written apart.</summary>
internal static class Ngrams
{
    public const int Buckets = 1 << 18;
    private const int LongestText = 400;

    /// <summary>The distinct features of a squeezed view, sorted.</summary>
    public static int[] Of(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText)
        {
            text = text[..LongestText];
        }

        var features = new List<int>(text.Length * 4);
        uint previousWord = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var latin = Letters.IsLatinOrDigit(text[i]) || text[i] == ' ';
            var hash = 2166136261u;
            for (var n = 1; n <= (latin ? 5 : 4) && i + n <= text.Length; n++)
            {
                hash = (hash ^ text[i + n - 1]) * 16777619u;
                if (n >= (latin ? 3 : 1))
                {
                    features.Add(Bucket(hash + (uint)n));
                }
            }

            if (Letters.IsLatin(text[i]) && (i == 0 || !Letters.IsLatinOrDigit(text[i - 1])))
            {
                previousWord = AddWord(text[i..], previousWord, features);
            }
        }

        features.Sort();
        return features.Distinct().ToArray();
    }

    private static uint AddWord(ReadOnlySpan<char> text, uint previous, List<int> features)
    {
        var hash = 77u;
        foreach (var c in text)
        {
            if (!Letters.IsLatinOrDigit(c))
            {
                break;
            }

            hash = (hash ^ c) * 16777619u;
        }

        features.Add(Bucket(hash));
        features.Add(Bucket((previous * 31) ^ hash));
        return hash;
    }

    private static int Bucket(uint hash) => (int)((hash ^ (hash >> 15)) * 0x2C1B3C6Du >> 14);
}
