namespace Madoguchi.Handoff.Signals.Matching;

/// <summary>One place in an expression: any literal of a set, at most so far behind the place before.</summary>
/// <param name="Set">Number of the set of literals.</param>
/// <param name="Gap">Characters that may stand before it; -1 = directly adjacent (white space and a comma do not count).</param>
/// <param name="AcrossSentences">Whether the gap may reach into the next sentence.</param>
internal readonly record struct Slot(int Set, int Gap, bool AcrossSentences);

/// <summary>A sequence of slots that belongs to an owner (an entry, an exception, a frame or a modifier).</summary>
internal sealed record Expression(int Owner, IReadOnlyList<Slot> Slots);

/// <summary>A place in the original message.</summary>
internal readonly record struct Span(int Start, int End)
{
    public bool Overlaps(Span other) => Start < other.End && other.Start < End;
}

/// <summary>Something an owner's expression matched.</summary>
internal readonly record struct Find(int Owner, Span At);
