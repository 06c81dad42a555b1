using System.Text;

namespace Madoguchi.Handoff.Signals.Text;

/// <summary>
/// The plain view: compatibility forms and case folded, invisible characters gone, katakana as hiragana, long marks and
/// apostrophes dropped, traditional characters as simplified, white space single. Latin marks stay: in Vietnamese they are
/// the difference between "slowly" and "suicide"; inventories carry the unmarked spelling beside the marked one.
/// </summary>
internal static class TextFolder
{
    /// <summary>How often the same letter may follow itself before the view is one of stretched writing.</summary>
    private const int Stretched = 3;

    /// <summary>Folds a stretch of a message.</summary>
    /// <param name="repeats">0 keeps repeated letters; 1 or 2: three or more become that many.</param>
    /// <returns>Whether something was stretched, so that the other values of <paramref name="repeats"/> give something else.</returns>
    public static bool Fold(ReadOnlySpan<char> text, int offset, TextView view, int repeats = 0)
    {
        view.Clear();
        var run = 0;
        var stretched = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var length = 1;
            ReadOnlySpan<char> folded;
            if (char.IsSurrogate(c))
            {
                folded = Pair(text, i, out length);
            }
            else if (c is >= '\u1100' and <= '\u11FF')
            {
                // Hangul written as separate sounds, as some systems store it, only makes sense as a whole.
                while (i + length < text.Length && text[i + length] is >= '\u1100' and <= '\u11FF')
                {
                    length++;
                }

                folded = text.Slice(i, length).ToString().Normalize(NormalizationForm.FormKC);
            }
            else
            {
                folded = Letters.Fold(c);
            }

            foreach (var part in folded)
            {
                stretched |= Emit(Spelled(part, text, i, view), offset + i, offset + i + length, view, repeats, ref run);
            }

            i += length - 1;
        }

        return stretched;
    }

    /// <summary>An expression of an inventory in the same form as messages are read in.</summary>
    public static string FoldLiteral(string literal)
    {
        var view = new TextView();
        Fold(literal, 0, view);
        return new string(view.Chars).Trim();
    }

    private static ReadOnlySpan<char> Pair(ReadOnlySpan<char> text, int i, out int length)
    {
        if (!char.IsHighSurrogate(text[i]) || i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1]))
        {
            length = 1;
            return "\uFFFD";
        }

        length = 2;
        var rune = new Rune(text[i], text[i + 1]);
        return rune.Value switch
        {
            >= 0x1F3FB and <= 0x1F3FF or >= 0xE0000 and <= 0xE0FFF => "", // skin tones, tags, variation selectors
            >= 0x1D400 and <= 0x1D7FF or >= 0x1F100 and <= 0x1F1AC => rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant(), // letters in fancy dress
            _ => text.Slice(i, 2),
        };
    }

    // What a character becomes through its neighbours; \0 = nothing.
    private static char Spelled(char c, ReadOnlySpan<char> text, int i, TextView view)
    {
        var last = view.Length > 0 ? view[view.Length - 1] : '\0';
        switch (c)
        {
            case 'ー' or '〜' or '~' or '～' when last is >= 'ぁ' and <= 'ん':
                return '\0';
            case '\'' or '\u2019' or '\u2018' or '`' or '\u02BC' when Letters.IsLatin(last):
                return '\0';
            case '-' or '_' or '\u2010' or '\u2011' or '\u2013' when Letters.IsLatin(last) && i + 1 < text.Length && Letters.IsLatin(text[i + 1]):
                return ' ';
            case '\n' or '\r' or '\u2028' or '\u2029':
                return '\n';
            default:
                return char.IsWhiteSpace(c) ? ' ' : c;
        }
    }

    private static bool Emit(char c, int start, int end, TextView view, int repeats, ref int run)
    {
        if (c == '\0')
        {
            return false;
        }

        var last = view.Length > 0 ? view[view.Length - 1] : '\n';
        if (c == ' ' && last is ' ' or '\n' || (c == '\n' && last == '\n'))
        {
            return false;
        }

        if (c is '\u3099' or '\u309A' || Letters.IsLatinMark(c))
        {
            var composed = view.Length > 0 && last != '\n' && !char.IsSurrogate(last) && last != ' ' ? string.Concat(last, c).Normalize(NormalizationForm.FormC) : "";
            if (composed.Length == 1)
            {
                view.ReplaceLast(composed[0], end);
            }

            return false;
        }

        run = c == last && view.Length > 0 && !Letters.IsDigit(c) && !char.IsSurrogate(c) ? run + 1 : 1;
        if (run >= Stretched && repeats > 0)
        {
            if (run == Stretched && repeats == 1)
            {
                // Only now is it known that the second one was part of a stretched letter.
                view.DropLast();
            }

            return true;
        }

        view.Add(c, start, end);
        return run >= Stretched;
    }
}
