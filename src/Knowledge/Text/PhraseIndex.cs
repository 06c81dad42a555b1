namespace Madoguchi.Knowledge.Text;

/// <summary>
/// Finds known phrases in a text, longest first. Phrases of scripts with spaces match whole words only. Built once, then
/// only read.
/// </summary>
internal sealed class PhraseIndex<T>
{
    private readonly Dictionary<uint, List<(string Phrase, T Value)>> _byHead = [];

    public int Count { get; private set; }

    /// <summary>Adds a phrase in the form in which texts will be searched; an empty phrase is ignored.</summary>
    public void Add(string phrase, T value)
    {
        if (phrase.Length == 0)
        {
            return;
        }

        var head = Head(phrase, 0, phrase.Length > 1);
        if (!_byHead.TryGetValue(head, out var entries))
        {
            _byHead[head] = entries = [];
        }

        var at = entries.FindIndex(e => e.Phrase.Length < phrase.Length);
        entries.Insert(at < 0 ? entries.Count : at, (phrase, value));
        Count++;
    }

    /// <summary>The longest phrase that begins exactly at <paramref name="at"/>; length 0 when there is none.</summary>
    public int LongestAt(ReadOnlySpan<char> text, int at, out T? value)
    {
        value = default;
        if (at > 0 && Joined(text[at - 1], text[at]))
        {
            return 0;
        }

        var length = at + 1 < text.Length ? Longest(Head(text, at, isPair: true), text, at, out value) : 0;
        return length > 0 ? length : Longest(Head(text, at, isPair: false), text, at, out value);
    }

    /// <summary>All matches from left to right, not overlapping.</summary>
    public List<(int Start, int Length, T Value)> FindAll(ReadOnlySpan<char> text)
    {
        var found = new List<(int, int, T)>();
        for (var i = 0; i < text.Length;)
        {
            var length = LongestAt(text, i, out var value);
            if (length > 0)
            {
                found.Add((i, length, value!));
            }

            i += Math.Max(length, 1);
        }

        return found;
    }

    public bool IsIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (LongestAt(text, i, out _) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static uint Head(ReadOnlySpan<char> text, int at, bool isPair) => text[at] | (isPair ? (uint)text[at + 1] << 16 : 0);

    private int Longest(uint head, ReadOnlySpan<char> text, int at, out T? value)
    {
        if (_byHead.TryGetValue(head, out var entries))
        {
            foreach (var (phrase, found) in entries)
            {
                if (text[at..].StartsWith(phrase, StringComparison.Ordinal) && EndsWhole(text, at + phrase.Length))
                {
                    value = found;
                    return phrase.Length;
                }
            }
        }

        value = default;
        return 0;
    }

    private static bool EndsWhole(ReadOnlySpan<char> text, int end) => end >= text.Length || !Joined(text[end - 1], text[end]);

    private static bool Joined(char left, char right)
    {
        var script = Scripts.Of(left);
        return (Scripts.UsesSpaces(script) && Scripts.Of(right) == script) || (char.IsDigit(left) && char.IsDigit(right));
    }
}
