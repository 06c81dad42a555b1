using System.Text;

namespace Madoguchi.Knowledge.Recognition;

/// <summary>Finds a Japanese phone number: 0 and nine or ten more digits, or +81 in place of the 0.</summary>
internal static class PhoneRecognizer
{
    /// <summary>The digits of the first number that is one, or null.</summary>
    public static string? Find(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isStart = text[i] is '0' or '+' || (text[i] == '(' && i + 1 < text.Length && text[i + 1] == '0');
            if (isStart && (i == 0 || !char.IsAsciiDigit(text[i - 1])))
            {
                var end = i;
                if (Read(text, ref end) is { } number)
                {
                    return number;
                }

                i = Math.Max(i, end - 1);
            }
        }

        return null;
    }

    private static string? Read(string text, ref int at)
    {
        var digits = new StringBuilder(16);
        var gap = 0;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsAsciiDigit(c))
            {
                digits.Append(digits.Length < 16 ? c : "");
                gap = 0;
            }
            else if (c is '-' or ' ' or '(' or ')' or '.' or 'ー' or '+' && gap < 2)
            {
                gap++;
            }
            else
            {
                break;
            }
        }

        var number = digits.ToString();
        if (number.StartsWith("81", StringComparison.Ordinal))
        {
            number = number[2..];
            number = number.StartsWith('0') ? number : "0" + number;
        }

        return number.Length is 10 or 11 && number[0] == '0' && number[1] != '0' && (number.Length == 10 || IsElevenDigits(number)) ? number : null;
    }

    private static bool IsElevenDigits(string number) => number[1] is '5' or '6' or '7' or '8' or '9' && number[2] == '0';
}
