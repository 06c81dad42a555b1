using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Recognition;

/// <summary>What a pattern found.</summary>
internal readonly record struct SlotMatch(int Start, int End, IReadOnlyDictionary<string, int> Values)
{
    public int? this[string slot] => Values.TryGetValue(slot, out var value) ? value : null;

    public bool Overlaps(SlotMatch other) => Start < other.End && other.Start < End;
}

/// <summary>
/// Literal text with number slots, such as <c>{years}歳{months}か月</c>. White space in the message may stand anywhere
/// between the parts. The slot <c>{half}</c> takes no number: it marks that the text beside it says a half.
/// </summary>
internal sealed class SlotPattern
{
    private const string Half = "half";

    private readonly string _lead = "";
    private readonly string _firstSlot = "";
    private readonly List<(string Text, bool IsSlot)> _rest = [];
    private readonly bool _isHalf;

    public SlotPattern(string pattern)
    {
        foreach (var piece in pattern.Split('{', '}').Index())
        {
            // Outside and inside of the braces take turns.
            var isSlot = piece.Index % 2 == 1;
            var text = piece.Item.Trim();
            if (isSlot && text == Half)
            {
                _isHalf = true;
            }
            else if (isSlot && _firstSlot.Length == 0)
            {
                _firstSlot = text;
            }
            else if (text.Length > 0 && _firstSlot.Length == 0)
            {
                _lead = text;
            }
            else if (text.Length > 0)
            {
                _rest.Add((text, isSlot));
            }
        }
    }

    /// <summary>All matches, from left to right.</summary>
    public IEnumerable<SlotMatch> FindAll(string text, List<NumberSpot> numbers)
    {
        foreach (var number in numbers)
        {
            if (MatchAt(text, number, numbers) is { } match)
            {
                yield return match;
            }
        }
    }

    private SlotMatch? MatchAt(string text, NumberSpot first, List<NumberSpot> numbers)
    {
        var start = first.Start;
        if (_lead.Length > 0)
        {
            var before = text.AsSpan(0, start).TrimEnd(' ');
            if (!before.EndsWith(_lead, StringComparison.Ordinal))
            {
                return null;
            }

            start = before.Length - _lead.Length;
        }

        var at = first.End;
        var values = default(Dictionary<string, int>);
        foreach (var (part, isSlot) in _rest)
        {
            var here = SkipSpace(text, at);
            if (!isSlot)
            {
                if (!text.AsSpan(here).StartsWith(part, StringComparison.Ordinal))
                {
                    return null;
                }

                at = here + part.Length;
                continue;
            }

            var number = numbers.Find(n => n.Start == here);
            if (number.Length == 0)
            {
                return null;
            }

            (values ??= [])[part] = number.Value;
            at = number.End;
        }

        if ((start > 0 && Joined(text[start - 1], text[start])) || (at < text.Length && Joined(text[at - 1], text[at])))
        {
            return null;
        }

        values ??= [];
        values[_firstSlot] = first.Value;
        if (_isHalf)
        {
            values[Half] = 1;
        }

        return new SlotMatch(start, at, values);
    }

    // A Latin word is not the tail or the head of another.
    private static bool Joined(char left, char right) =>
        Scripts.Of(left) is var script && Scripts.UsesSpaces(script) && Scripts.Of(right) == script;

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
