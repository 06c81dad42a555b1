using Madoguchi.Handoff.Signals.Text;

namespace Madoguchi.Handoff.Signals.Matching;

/// <summary>A folded piece of text to look for.</summary>
/// <param name="OpenStart">May stand inside a word: written <c>*ache</c>.</param>
/// <param name="OpenEnd">May go on: written <c>shak*</c>.</param>
/// <param name="Joined">Without its spaces; counts only where letters were written one by one, or as a whole word (a hashtag).</param>
internal readonly record struct Literal(string Text, bool OpenStart, bool OpenEnd, bool Joined)
{
    /// <summary>Whether the place where the text was found is one where words begin and end: only Latin letters and Devanagari have such places.</summary>
    public bool FitsAt(TextView view, int start, int end)
    {
        var latinStart = Letters.IsLatinOrDigit(Text[0]);
        if (Joined && AllJoined(view, start, end))
        {
            return true;
        }

        if (!OpenStart && start > 0 && (latinStart ? Continues(view[start - 1], Text[0]) : Letters.IsDevanagari(Text[0]) && Letters.IsDevanagari(view[start - 1])))
        {
            return false;
        }

        return OpenEnd || end >= view.Length || !Letters.IsLatinOrDigit(Text[^1]) || !Continues(view[end], Text[^1]);
    }

    // Digits go on with digits and letters with letters: "3mo" is 3 and mo, "30" does not hold a 3.
    private static bool Continues(char neighbour, char edge) =>
        Letters.IsDigit(edge) ? Letters.IsDigit(neighbour) : Letters.IsLatin(neighbour);

    private static bool AllJoined(TextView view, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!view.IsJoined(i))
            {
                return false;
            }
        }

        return true;
    }
}
