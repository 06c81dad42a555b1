using System.Text.RegularExpressions;

namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>Finds what looks like a Japanese phone number in running text, in any width and with any kind of hyphen.</summary>
internal static partial class PhoneNumbers
{
    /// <summary>The numbers as written, each with the digits (and <c>#</c>) one would dial.</summary>
    public static IEnumerable<(string Text, string Dial)> Find(string text)
    {
        foreach (Match match in Pattern().Matches(Narrow(text)))
        {
            var dial = Dial(match.Value);
            if (dial.Length <= 5 || dial.Length is 10 or 11)
            {
                yield return (text.Substring(match.Index, match.Length).Trim(), dial);
            }
        }
    }

    /// <summary>The text with every such number taken out.</summary>
    public static string Without(string text) => Pattern().Replace(Narrow(text), " ");

    /// <summary>Only what is dialled; a number with the country code becomes the domestic one.</summary>
    public static string Dial(string number)
    {
        var narrow = Narrow(number);
        var digits = string.Concat(narrow.Where(c => char.IsAsciiDigit(c) || c == '#'));
        return !narrow.Contains('+', StringComparison.Ordinal) ? digits
            : digits.StartsWith("810", StringComparison.Ordinal) ? digits[2..]
            : digits.StartsWith("81", StringComparison.Ordinal) ? "0" + digits[2..]
            : digits;
    }

    /// <summary>The same text, character for character, with full-width digits and the many hyphens made plain.</summary>
    private static string Narrow(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            span[i] = source[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(source[i] - '\uFF01' + '!'),
                (>= '\u2010' and <= '\u2015') or '\u2212' or '\u30FC' or '\uFF70' => '-',
                '\u3000' or '\u00A0' => ' ',
                _ => source[i],
            };
        }
    });

    // In order: three groups (03-1234-5678, +81 3 1234 5678, (03)1234-5678), two groups (0570-013904), no groups, # numbers, and
    // the three-digit numbers, which are numbers only where no unit follows (110 cm, 118円).
    [GeneratedRegex(
        @"(?<![\d.,#])(?:\+81[-. ]?(?:\(0\))?|\(?0)\d{1,4}[-.() ]{1,2}\d{1,4}[-.() ]{1,2}\d{3,5}(?!\d)"
        + @"|(?<![\d.,#])\(?0\d{1,4}[-.() ]{1,2}\d{4,8}(?!\d)"
        + @"|(?<![\d.,#])0\d{9,10}(?!\d)"
        + @"|(?<![A-Za-z\d#&])\#\d{4}(?!\d)"
        + @"|(?<![A-Za-z\d.,#¥\\$:/-])(?:110|118|119|188|189)(?![\d%]|[.,:/-]\d|\s*(?:円|万|千|人|名|か所|ヶ所|カ所|件|個|歳|日|年|月|週|時間|分|回|か国|ページ|㎝|cm|mm|kg|g\b|ml|km|m\b|kcal|°|yen|JPY|엔|명|元|日元|percent))",
        RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();
}
