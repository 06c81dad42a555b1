using Madoguchi.Handoff.Signals.Inventories;
using Madoguchi.Handoff.Signals.Matching;

namespace Madoguchi.Handoff.Signals.Scoring;

/// <summary>
/// Gives each entry found its tier: exceptions take it away, frames choose another tier or category, circumstances raise
/// it. This happens once; nothing lowers a tier afterwards.
/// </summary>
internal sealed class Scorer(Inventory inventory)
{
    /// <summary>What stands after scoring, and the circumstances that were recognised.</summary>
    /// <param name="framed">The highest tier that a frame or exception left of something it lowered; null when nothing was lowered.</param>
    public List<Scored> Score(Scratch scratch, HashSet<string> modifiers, out Tier? framed)
    {
        framed = null;
        var scored = new List<Scored>();
        if (scratch.Finds.Count == 0)
        {
            return scored;
        }

        foreach (var find in scratch.Finds)
        {
            if (inventory.Owners[find.Owner] is string modifier)
            {
                modifiers.Add(modifier);
            }
        }

        foreach (var find in scratch.Finds)
        {
            if (inventory.Owners[find.Owner] is not Entry entry || Contains(scored, entry, find.At))
            {
                continue;
            }

            if (entry.With >= 0 && !scratch.Finds.Exists(f => f.Owner == entry.With))
            {
                continue;
            }

            var (category, tier) = entry.Unless >= 0 && scratch.Finds.Exists(f => f.Owner == entry.Unless && SameSentence(f.At, find.At, scratch))
                ? (entry.Category, Tier.None)
                : Framed(entry, find.At, scratch);
            if (tier < entry.Tier)
            {
                framed = framed is { } known && known > tier ? known : tier;
            }

            if (tier > Tier.None)
            {
                scored.Add(new Scored(entry, category, Raising.Raise(category, tier, entry, modifiers, now: HasNow(find.At, scratch)), find.At));
            }
        }

        return scored;
    }

    private (string Category, Tier Tier) Framed(Entry entry, Span at, Scratch scratch)
    {
        var (category, tier) = (entry.Category, entry.Tier);
        foreach (var find in scratch.Finds)
        {
            if (inventory.Owners[find.Owner] is Frame frame && frame.AppliesTo(entry) && IsUnder(frame, find.At, at, scratch)
                && !(frame.Unless >= 0 && scratch.Finds.Exists(f => f.Owner == frame.Unless && SameSentence(f.At, at, scratch))))
            {
                var changed = frame.Tiers[(int)entry.Tier];
                tier = changed < entry.Tier ? (Tier)Math.Min((int)tier, (int)changed) : (Tier)Math.Max((int)tier, (int)changed);
                category = frame.Category ?? category;
            }
        }

        return (category, tier);
    }

    private static bool IsUnder(Frame frame, Span words, Span at, Scratch scratch) => frame.Scope switch
    {
        FrameScope.Message => true,
        FrameScope.Before => words.Start <= at.Start && at.Start - words.End <= frame.Reach && SameSentence(words, at, scratch),
        FrameScope.After => words.End >= at.End && words.Start - at.End <= frame.Reach && SameSentence(words, at, scratch),
        _ => SameSentence(words, at, scratch),
    };

    private static bool SameSentence(Span one, Span other, Scratch scratch) =>
        scratch.SentenceOf(one.Start) <= scratch.SentenceOf(other.End - 1) && scratch.SentenceOf(other.Start) <= scratch.SentenceOf(one.End - 1);

    private bool HasNow(Span at, Scratch scratch) =>
        scratch.Finds.Exists(f => inventory.Owners[f.Owner] is Modifier.Now && SameSentence(f.At, at, scratch));

    // Several views and several expressions of an entry find the same words.
    private static bool Contains(List<Scored> scored, Entry entry, Span at)
    {
        foreach (var known in scored)
        {
            if (ReferenceEquals(known.Entry, entry) && known.At.Overlaps(at))
            {
                return true;
            }
        }

        return false;
    }
}
