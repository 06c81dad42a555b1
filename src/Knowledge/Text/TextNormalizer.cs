using System.Globalization;
using System.Text;

namespace Madoguchi.Knowledge.Text;

/// <summary>
/// Brings a message into one form: NFKC, lower case, one kind of apostrophe and hyphen, single spaces, nothing invisible and
/// no broken surrogates. Accepts any string whatever.
/// </summary>
public static class TextNormalizer
{
    /// <summary>
    /// More marks on one letter than any writing system needs: longer runs are ornaments or attacks, and sorting them
    /// would take quadratic time.
    /// </summary>
    private const int MostMarks = 12;

    public static string Normalize(string text)
    {
        var clean = Clean(text);
        var composed = clean.IsNormalized(NormalizationForm.FormKC) ? clean : clean.Normalize(NormalizationForm.FormKC);
        return CollapseSpaces(composed.ToLowerInvariant());
    }

    private static string Clean(string text)
    {
        var builder = new StringBuilder(text.Length);
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAscii(c))
            {
                builder.Append(c < ' ' || c == '\u007F' ? ' ' : c);
                marks = 0;
            }
            else if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    if (!IsInvisible(char.ConvertToUtf32(c, text[i + 1])))
                    {
                        builder.Append(c).Append(text[i + 1]);
                    }

                    i++;
                    marks = 0;
                }
            }
            else if (!IsInvisible(c))
            {
                marks = IsMark(c) ? marks + 1 : 0;
                if (marks <= MostMarks)
                {
                    builder.Append(Unify(c));
                }
            }
        }

        return builder.ToString();
    }

    private static bool IsMark(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsInvisible(int c) => c switch
    {
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 => true,
        >= 0x180B and <= 0x180F or >= 0xFE00 and <= 0xFE0F or >= 0xFFF0 and <= 0xFFFF or >= 0xFDD0 and <= 0xFDEF or >= 0xE0000 and <= 0xE0FFF => true,
        _ => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.PrivateUse,
    };

    private static char Unify(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u02BC' or '\u02BB' or '\u201B' or '\u00B4' or '\u2032' => '\'',
        >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE63' or '\uFF0D' => '-',
        '\u0085' or '\u2028' or '\u2029' => ' ',
        >= '\u0080' and <= '\u009F' => ' ',
        _ => c,
    };

    private static string CollapseSpaces(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                builder.Append(c);
            }
            else if (builder.Length > 0 && builder[^1] != ' ')
            {
                builder.Append(' ');
            }
        }

        return builder.Length > 0 && builder[^1] == ' ' ? builder.ToString(0, builder.Length - 1) : builder.ToString();
    }
}
