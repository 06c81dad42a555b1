using System.Globalization;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Recognition;

/// <summary>A number in a text.</summary>
internal readonly record struct NumberSpot(int Start, int Length, int Value)
{
    public int End => Start + Length;
}

/// <summary>Finds the numbers in a text once, for all patterns: the digits of any script, and number words.</summary>
internal sealed class NumberFinder
{
    /// <summary>More digits than this are a phone number or nonsense.</summary>
    private const int MostDigits = 4;

    private readonly PhraseIndex<int> _words = new();

    public NumberFinder(IReadOnlyDictionary<string, int> words)
    {
        foreach (var (word, value) in words)
        {
            _words.Add(word, value);
        }
    }

    public List<NumberSpot> Find(string text)
    {
        var spots = new List<NumberSpot>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsDigit(text[i]))
            {
                var start = i;
                var value = 0;
                for (; i < text.Length && char.IsDigit(text[i]); i++)
                {
                    value = i - start < MostDigits ? (value * 10) + CharUnicodeInfo.GetDecimalDigitValue(text[i]) : value;
                }

                if (i - start <= MostDigits && !IsDecimal(text, start))
                {
                    spots.Add(new NumberSpot(start, i - start, value));
                }

                continue;
            }

            var length = _words.LongestAt(text, i, out var number);
            if (length > 0)
            {
                spots.Add(new NumberSpot(i, length, number));
            }

            i += Math.Max(length, 1);
        }

        return spots;
    }

    private static bool IsDecimal(string text, int start) => start > 1 && text[start - 1] == '.' && char.IsDigit(text[start - 2]);
}
