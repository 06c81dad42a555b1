using Madoguchi.Handoff.Signals.Text;

namespace Madoguchi.Handoff.Signals.Matching;

/// <summary>Finds all expressions of all languages in a view.</summary>
internal sealed class Matcher
{
    private readonly LiteralAutomaton _automaton;
    private readonly Literal[] _literals;
    private readonly int[][] _setsOf;
    private readonly bool[] _masks;
    private readonly Expression[][] _anchoredAt;

    public Matcher(MatcherBuilder builder)
    {
        _literals = builder.Literals.ToArray();
        _automaton = new LiteralAutomaton(builder.Literals.ConvertAll(l => l.Text));
        _masks = Enumerable.Range(0, _literals.Length).Select(builder.Masks.Contains).ToArray();
        _setsOf = Enumerable.Range(0, builder.Sets.Count)
            .SelectMany(set => builder.Sets[set].Select(literal => (literal, set)))
            .ToLookup(p => p.literal, p => p.set) is var lookup
            ? Enumerable.Range(0, _literals.Length).Select(l => lookup[l].ToArray()).ToArray()
            : [];

        // An expression is looked at when its rarest slot has been found; the slot used by the fewest expressions stands in for rarity.
        SetCount = builder.Sets.Count;
        var use = new int[SetCount];
        foreach (var slot in builder.Expressions.SelectMany(e => e.Slots))
        {
            use[slot.Set]++;
        }

        var anchored = builder.Expressions.ToLookup(e => e.Slots.MinBy(s => use[s.Set]).Set);
        _anchoredAt = Enumerable.Range(0, SetCount).Select(set => anchored[set].ToArray()).ToArray();
    }

    public int SetCount { get; }

    public int LiteralCount => _literals.Length;

    /// <summary>Adds everything found in the view to the scratch's finds.</summary>
    public void Find(TextView view, Scratch scratch)
    {
        scratch.ClearOccurrences();
        var state = 0;
        for (var i = 0; i < view.Length; i++)
        {
            state = _automaton.Advance(state, view[i]);
            for (var ending = state; ending != 0; ending = _automaton.ShorterOutput(ending))
            {
                foreach (var id in _automaton.OutputsOf(ending))
                {
                    var start = i + 1 - _literals[id].Text.Length;
                    if (_literals[id].FitsAt(view, start, i + 1))
                    {
                        scratch.AddOccurrence(id, start, i + 1, _masks[id]);
                    }
                }
            }
        }

        foreach (var (literal, at) in scratch.Occurrences)
        {
            if (!_masks[literal] && !scratch.IsMasked(at))
            {
                foreach (var set in _setsOf[literal])
                {
                    scratch.AddToSet(set, at);
                }
            }
        }

        foreach (var set in scratch.SetsFound)
        {
            foreach (var expression in _anchoredAt[set])
            {
                Match(expression, view, scratch);
            }
        }
    }

    private static void Match(Expression expression, TextView view, Scratch scratch)
    {
        foreach (var slot in expression.Slots)
        {
            if (scratch.InSet(slot.Set).Count == 0)
            {
                return;
            }
        }

        foreach (var first in scratch.InSet(expression.Slots[0].Set))
        {
            var end = EndFrom(expression, 1, first.End, view, scratch);
            if (end > 0)
            {
                scratch.Finds.Add(new Find(expression.Owner, new Span(view.StartOf(first.Start), view.EndOf(end - 1))));
            }
        }
    }

    // Where the rest of the expression ends when it begins after a place; 0 when it does not follow.
    private static int EndFrom(Expression expression, int slotNumber, int after, TextView view, Scratch scratch)
    {
        if (slotNumber == expression.Slots.Count)
        {
            return after;
        }

        var slot = expression.Slots[slotNumber];
        foreach (var next in scratch.InSet(slot.Set))
        {
            if (next.Start >= after && Reaches(slot, view, after, next.Start, scratch))
            {
                var end = EndFrom(expression, slotNumber + 1, next.End, view, scratch);
                if (end > 0)
                {
                    return end;
                }
            }
        }

        return 0;
    }

    private static bool Reaches(Slot slot, TextView view, int from, int to, Scratch scratch)
    {
        if (slot.Gap < 0)
        {
            return to - from <= 2 && OnlyBetweenWords(view, from, to);
        }

        return to - from <= slot.Gap
            && (slot.AcrossSentences || from == 0 || scratch.SentenceOf(view.EndOf(from - 1) - 1) == scratch.SentenceOf(view.StartOf(to)));
    }

    private static bool OnlyBetweenWords(TextView view, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Letters.IsLatinOrDigit(view[i]) || Letters.IsOtherLetter(view[i]) || Letters.EndsSentence(view[i]))
            {
                return false;
            }
        }

        return true;
    }
}
