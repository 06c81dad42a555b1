using Madoguchi.Handoff.Signals.Text;

namespace Madoguchi.Handoff.Signals.Matching;

/// <summary>Working memory of one reading, reused so that reading a message allocates next to nothing.</summary>
internal sealed class Scratch(int sets)
{
    private static readonly List<Span> NoSpans = [];

    private readonly List<Span>?[] _inSet = new List<Span>?[sets];
    private readonly List<int> _setsFound = [];
    private readonly List<Span> _masked = [];
    private int[] _sentences = new int[256];
    private int _windowStart;
    private int _windowLength;

    public TextView Plain { get; } = new();

    public TextView Squeezed { get; } = new();

    public List<(int Literal, Span At)> Occurrences { get; } = [];

    /// <summary>What was found, in places of the original message, over all views.</summary>
    public List<Find> Finds { get; } = [];

    public IReadOnlyList<int> SetsFound => _setsFound;

    /// <summary>Begins a window of the message: numbers its sentences and forgets earlier finds.</summary>
    public void Begin(ReadOnlySpan<char> window, int offset)
    {
        Finds.Clear();
        _windowStart = offset;
        _windowLength = window.Length;
        if (_sentences.Length < window.Length)
        {
            _sentences = new int[window.Length];
        }

        var sentence = 0;
        for (var i = 0; i < window.Length; i++)
        {
            _sentences[i] = sentence;
            if (EndsSentence(window, i))
            {
                sentence++;
            }
        }
    }

    /// <summary>Number of the sentence in which a character of the original stands.</summary>
    public int SentenceOf(int position) => _windowLength == 0 ? 0 : _sentences[Math.Clamp(position - _windowStart, 0, _windowLength - 1)];

    public void ClearOccurrences()
    {
        foreach (var set in _setsFound)
        {
            _inSet[set]!.Clear();
        }

        _setsFound.Clear();
        _masked.Clear();
        Occurrences.Clear();
    }

    public void AddOccurrence(int literal, int start, int end, bool mask)
    {
        Occurrences.Add((literal, new Span(start, end)));
        if (mask)
        {
            _masked.Add(new Span(start, end));
        }
    }

    /// <summary>Whether a mask overlaps the place, unless the place holds more than the mask: the longer expression knows better.</summary>
    public bool IsMasked(Span at)
    {
        foreach (var mask in _masked)
        {
            if (mask.Overlaps(at) && !(at.Start <= mask.Start && at.End >= mask.End && at.End - at.Start > mask.End - mask.Start))
            {
                return true;
            }
        }

        return false;
    }

    public void AddToSet(int set, Span at)
    {
        var places = _inSet[set] ??= [];
        if (places.Count == 0)
        {
            _setsFound.Add(set);
        }

        places.Add(at);
    }

    public List<Span> InSet(int set) => _inSet[set] ?? NoSpans;

    // A full stop ends a sentence only before white space and not in "...", which is a hesitation.
    private static bool EndsSentence(ReadOnlySpan<char> text, int i) =>
        Letters.EndsSentence(text[i])
        || (text[i] == '.' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])) && (i == 0 || text[i - 1] != '.'));
}
