using System.Globalization;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Recognition;

/// <summary>Reads a number in the digits of any script or in words.</summary>
internal static class NumberReader
{
    private const int MostDigits = 4;

    /// <summary>The length of the number at this place and its value; 0 when there is none or it is absurdly long.</summary>
    public static int Read(string text, int at, IReadOnlyDictionary<string, int> words, out int number)
    {
        number = 0;
        var length = 0;
        while (at + length < text.Length && char.IsDigit(text[at + length]))
        {
            if (length < MostDigits)
            {
                number = (number * 10) + (int)CharUnicodeInfo.GetDecimalDigitValue(text[at + length]);
            }

            length++;
        }

        return length > MostDigits ? 0 : length > 0 ? length : ReadWord(text, at, words, out number);
    }

    private static int ReadWord(string text, int at, IReadOnlyDictionary<string, int> words, out int number)
    {
        var longest = 0;
        number = 0;
        foreach (var (word, value) in words)
        {
            if (word.Length > longest && string.CompareOrdinal(text, at, word, 0, word.Length) == 0 && EndsHere(text, at + word.Length))
            {
                (longest, number) = (word.Length, value);
            }
        }

        return longest;
    }

    private static bool EndsHere(string text, int end) =>
        end >= text.Length || !(Scripts.UsesSpaces(Scripts.Of(text[end - 1])) && Scripts.UsesSpaces(Scripts.Of(text[end])));
}
