using System.Text;

namespace Madoguchi.Knowledge.Text;

/// <summary>Views of a normalised text that are only good for comparing, never for showing.</summary>
public static class TextFolder
{
    private static readonly char[] Bases = BuildBases();

    /// <summary>
    /// Latin letters without their accents and Japanese kana in one spelling: katakana as hiragana, small vowels large,
    /// ぢ and づ as じ and ず, one long-vowel mark, ヶ月 and 箇月 as か月.
    /// </summary>
    public static string ForMatching(string normalized) => FoldKana(FoldAccents(normalized));

    public static string FoldAccents(string normalized)
    {
        var first = 0;
        while (first < normalized.Length && FoldAccent(normalized[first]) == normalized[first])
        {
            first++;
        }

        if (first == normalized.Length)
        {
            return normalized;
        }

        var builder = new StringBuilder(normalized.Length).Append(normalized, 0, first);
        for (var i = first; i < normalized.Length; i++)
        {
            // Composition leaves a combining accent only on letters that have no composed form.
            if (normalized[i] is >= '\u0300' and <= '\u036F')
            {
                continue;
            }

            builder.Append(FoldAccent(normalized[i]));
        }

        return builder.ToString();
    }

    public static string FoldKana(string normalized)
    {
        if (!normalized.AsSpan().ContainsAnyInRange('\u3041', '\u30FF') && !normalized.Contains('箇', StringComparison.Ordinal))
        {
            return normalized;
        }

        var builder = new StringBuilder(normalized.Length);
        for (var i = 0; i < normalized.Length; i++)
        {
            var c = normalized[i];
            var folded = FoldKana(c);
            if (folded is 'け' or '箇' && builder.Length > 0 && i + 1 < normalized.Length && normalized[i + 1] == '月' && IsCount(builder[^1]))
            {
                folded = 'か';
            }

            if (c is '~' or '〜' && builder.Length > 0 && Scripts.Of(builder[^1]) == Script.Hiragana)
            {
                folded = 'ー';
            }

            if (folded == 'ー' && builder.Length > 0 && builder[^1] == 'ー')
            {
                continue;
            }

            builder.Append(folded);
        }

        return builder.ToString();
    }

    private static bool IsCount(char c) => char.IsAsciiDigit(c) || "一二三四五六七八九十何数".Contains(c, StringComparison.Ordinal);

    private static char FoldKana(char c)
    {
        if (c is >= 'ァ' and <= 'ヶ')
        {
            c = (char)(c - 0x60);
        }

        return c switch
        {
            'ぁ' => 'あ',
            'ぃ' => 'い',
            'ぅ' => 'う',
            'ぇ' => 'え',
            'ぉ' => 'お',
            'ゎ' => 'わ',
            'ゕ' => 'か',
            '\u3096' => 'か',
            'ぢ' => 'じ',
            'づ' => 'ず',
            'ゔ' => 'ぶ',
            _ => c,
        };
    }

    private static char FoldAccent(char c) => c < '\u00C0' ? c : c <= '\u1EFF' ? Bases[c] : c;

    private static char[] BuildBases()
    {
        var bases = new char[0x1F00];
        for (var c = '\0'; c < bases.Length; c++)
        {
            bases[c] = c;
            if (Scripts.Of(c) == Script.Latin)
            {
                var decomposed = c.ToString().Normalize(NormalizationForm.FormD);
                bases[c] = decomposed[0];
            }
        }

        foreach (var (letter, plain) in new[] { ('đ', 'd'), ('ð', 'd'), ('ł', 'l'), ('ø', 'o'), ('ı', 'i'), ('ħ', 'h'), ('þ', 't'), ('ß', 's'), ('æ', 'a'), ('œ', 'o') })
        {
            bases[letter] = plain;
        }

        return bases;
    }
}
