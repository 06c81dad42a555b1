using System.Globalization;
using System.Text;

namespace Madoguchi.Handoff.Signals.Text;

/// <summary>Character classes and the fold of single characters. Inventories and messages go through the same fold.</summary>
internal static class Letters
{
    // Folded form of a single UTF-16 unit, filled on first use; \0 = not yet known, \uFFFF = see Longer.
    private static readonly char[] Single = new char[char.MaxValue + 1];
    private static readonly string?[] Longer = new string?[char.MaxValue + 1];

    public static bool IsLatin(char c) =>
        c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' || (c >= '\u00C0' && c <= '\u024F' && c is not ('\u00D7' or '\u00F7')) || c is >= '\u1E00' and <= '\u1EFF';

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsLatinOrDigit(char c) => IsLatin(c) || IsDigit(c);

    /// <summary>Written with spaces and with endings attached: a word begins at a boundary but may go on.</summary>
    public static bool IsDevanagari(char c) => c is >= '\u0900' and <= '\u097F';

    /// <summary>Kana, ideographs, Hangul, Thai, Burmese and other letters that are matched without word boundaries.</summary>
    public static bool IsOtherLetter(char c) =>
        c > '\u024F' && !IsLatin(c) && (char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    public static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u034F' or '\u061C' or '\uFEFF' or >= '\uFE00' and <= '\uFE0F' or >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' or >= '\u180B' and <= '\u180E';

    public static bool EndsSentence(char c) => c is '。' or '！' or '？' or '!' or '?' or '\n' or '\r' or '।' or '။' or '｡' or '\u2028' or '\u2029';

    /// <summary>Marks that belong to Latin letters, and strokes laid over letters; never marks of other scripts, which carry meaning.</summary>
    public static bool IsLatinMark(char c) => c is >= '\u0300' and <= '\u036F' or >= '\u1AB0' and <= '\u1AFF' or >= '\u20D0' and <= '\u20FF';

    public static ReadOnlySpan<char> Fold(char c)
    {
        var folded = Single[c];
        if (folded == '\0')
        {
            folded = Learn(c);
        }

        return folded == '\uFFFF' ? Longer[c] : Single.AsSpan(c, 1);
    }

    /// <summary>The letter without its marks: <c>é</c> gives <c>e</c>.</summary>
    public static char WithoutMarks(char c)
    {
        if (c < '\u00C0' || !IsLatin(c))
        {
            return c;
        }

        return c switch
        {
            'đ' => 'd',
            'ø' => 'o',
            'ł' => 'l',
            'ı' => 'i',
            _ => c.ToString().Normalize(NormalizationForm.FormD)[0],
        };
    }

    private static char Learn(char c)
    {
        if (char.IsSurrogate(c))
        {
            return Single[c] = c;
        }

        var folded = c.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var result = new StringBuilder();
        foreach (var part in folded)
        {
            if (!IsInvisible(part))
            {
                result.Append(ChineseVariants.Simplify(Kana(part)));
            }
        }

        if (result.Length == 1)
        {
            return Single[c] = result[0];
        }

        Longer[c] = result.ToString();
        return Single[c] = '\uFFFF';
    }

    private static char Kana(char c) => c switch
    {
        'ぁ' or 'ァ' => 'あ',
        'ぃ' or 'ィ' => 'い',
        'ぅ' or 'ゥ' => 'う',
        'ぇ' or 'ェ' => 'え',
        'ぉ' or 'ォ' => 'お',
        'ゎ' or 'ヮ' => 'わ',
        'ヵ' or 'ヶ' or 'ゕ' or 'ゖ' => 'か',
        >= 'ァ' and <= 'ヶ' => (char)(c - 'ァ' + 'ぁ'),
        _ => c,
    };
}
