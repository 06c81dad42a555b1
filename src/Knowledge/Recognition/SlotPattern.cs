using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Recognition;

/// <summary>What a pattern found.</summary>
internal readonly record struct SlotMatch(int Start, int End, IReadOnlyDictionary<string, int> Values)
{
    public int? this[string slot] => Values.TryGetValue(slot, out var value) ? value : null;
}

/// <summary>
/// Literal text with number slots, such as <c>{years}歳{months}か月</c>. White space in the message may stand anywhere
/// between the parts. A slot that is followed by literal text only to say that something is there (<c>{half}半</c>) has the
/// name <c>half</c> and takes no number.
/// </summary>
internal sealed class SlotPattern
{
    private readonly List<(string Text, bool IsSlot)> _parts = [];
    private readonly IReadOnlyDictionary<string, int> _numbers;

    public SlotPattern(string pattern, IReadOnlyDictionary<string, int> numbers)
    {
        _numbers = numbers;
        for (var i = 0; i < pattern.Length;)
        {
            var open = pattern.IndexOf('{', i);
            var close = open < 0 ? -1 : pattern.IndexOf('}', open);
            if (close < 0)
            {
                AddLiteral(pattern[i..]);
                break;
            }

            AddLiteral(pattern[i..open]);
            _parts.Add((pattern[(open + 1)..close], true));
            i = close + 1;
        }
    }

    /// <summary>The first match at or after <paramref name="from"/>, or null.</summary>
    public SlotMatch? Find(string text, int from = 0)
    {
        for (var start = from; start < text.Length; start++)
        {
            if (MatchAt(text, start) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    /// <summary>A match of the whole text, or null.</summary>
    public SlotMatch? MatchWhole(string text) => MatchAt(text, 0) is { } match && match.End == text.Length ? match : null;

    private SlotMatch? MatchAt(string text, int start)
    {
        if (!StartsHere(text, start))
        {
            return null;
        }

        var values = default(Dictionary<string, int>);
        var at = start;
        foreach (var (part, isSlot) in _parts)
        {
            var here = at > start ? SkipSpace(text, at) : at;
            if (isSlot && part == "half")
            {
                (values ??= [])[part] = 1;
                continue;
            }

            if (isSlot)
            {
                var length = NumberReader.Read(text, here, _numbers, out var number);
                if (length == 0)
                {
                    return null;
                }

                (values ??= [])[part] = number;
                at = here + length;
            }
            else if (string.CompareOrdinal(text, here, part, 0, part.Length) == 0)
            {
                at = here + part.Length;
            }
            else
            {
                return null;
            }
        }

        return values is not null && EndsHere(text, at) ? new SlotMatch(start, at, values) : null;
    }

    private void AddLiteral(string text)
    {
        if (text.Trim() is { Length: > 0 } literal)
        {
            _parts.Add((literal, false));
        }
    }

    // A number is not the tail of a longer one, a Latin word not the tail or the head of another.
    private static bool StartsHere(string text, int at) =>
        at == 0 || !(char.IsDigit(text[at]) && (char.IsDigit(text[at - 1]) || text[at - 1] is '.' or '-'))
        && !(Scripts.UsesSpaces(Scripts.Of(text[at])) && Scripts.UsesSpaces(Scripts.Of(text[at - 1])));

    private static bool EndsHere(string text, int at) =>
        at >= text.Length || !(char.IsDigit(text[at]) && char.IsDigit(text[at - 1]))
        && !(Scripts.UsesSpaces(Scripts.Of(text[at])) && Scripts.UsesSpaces(Scripts.Of(text[at - 1])));

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
