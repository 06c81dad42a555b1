namespace Madoguchi.Handoff.Signals.Text;

/// <summary>One reading of a message: folded characters, each knowing which characters of the original it stands for. Reused between messages.</summary>
internal sealed class TextView
{
    private char[] _chars = new char[256];
    private int[] _starts = new int[256];
    private int[] _ends = new int[256];
    private bool[] _joined = new bool[256];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    public char this[int index] => _chars[index];

    /// <summary>First character of the original that this one stands for.</summary>
    public int StartOf(int index) => _starts[index];

    /// <summary>One past the last character of the original that this one stands for.</summary>
    public int EndOf(int index) => _ends[index];

    /// <summary>Whether the letter was written apart from its neighbours, so that nothing is known about where words end.</summary>
    public bool IsJoined(int index) => _joined[index];

    public void Clear() => Length = 0;

    public void Add(char c, int start, int end, bool joined = false)
    {
        if (Length == _chars.Length)
        {
            Array.Resize(ref _chars, Length * 2);
            Array.Resize(ref _starts, Length * 2);
            Array.Resize(ref _ends, Length * 2);
            Array.Resize(ref _joined, Length * 2);
        }

        (_chars[Length], _starts[Length], _ends[Length], _joined[Length]) = (c, start, end, joined);
        Length++;
    }

    /// <summary>Replaces the last character, which now also stands for the original up to <paramref name="end"/>.</summary>
    public void ReplaceLast(char c, int end) => (_chars[Length - 1], _ends[Length - 1]) = (c, end);

    public void DropLast() => Length--;

    public bool SameTextAs(TextView other) => Chars.SequenceEqual(other.Chars);
}
