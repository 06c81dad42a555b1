using System.Buffers;
using System.Globalization;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>Splits what is too long for one message where a reader would pause; nothing is left out but white space at the seams.</summary>
internal static class TextSplitter
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？।။");

    /// <param name="limit">Most UTF-16 units of a part; at least 2.</param>
    public static IReadOnlyList<string> Split(string text, int limit)
    {
        var parts = new List<string>();
        var rest = text.AsSpan().Trim();
        while (rest.Length > limit)
        {
            var end = FindSeam(rest, limit);
            parts.Add(rest[..end].TrimEnd().ToString());
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0 || parts.Count == 0)
        {
            parts.Add(rest.ToString());
        }

        return parts;
    }

    private static int FindSeam(ReadOnlySpan<char> text, int limit)
    {
        var window = text[..limit];

        // A seam in the first half would make a short part and hardly shorten the rest.
        ReadOnlySpan<int> seams =
        [
            window.LastIndexOf("\n\n"), window.LastIndexOf('\n'), window.LastIndexOfAny(SentenceEnds) + 1, window.LastIndexOf(". ") + 1, window.LastIndexOf(' '),
        ];
        foreach (var seam in seams)
        {
            if (seam > limit / 2)
            {
                return seam;
            }
        }

        var end = 0;
        while (StringInfo.GetNextTextElementLength(text[end..]) is var length && end + length <= limit)
        {
            end += length;
        }

        // One "character" longer than a whole part (piled-up accents): only a pair of surrogates is kept together then.
        return end > 0 ? end : char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
    }
}
