using System.Collections.Concurrent;
using Madoguchi.Handoff.Signals.Examples;
using Madoguchi.Handoff.Signals.Inventories;
using Madoguchi.Handoff.Signals.Matching;
using Madoguchi.Handoff.Signals.Scoring;
using Madoguchi.Handoff.Signals.Text;

namespace Madoguchi.Handoff.Signals;

/// <summary>Reads one message through all views and with all languages, window by window.</summary>
internal sealed class MessageReader(Inventory inventory, ExampleClassifier classifier)
{
    private const int Window = 2000;
    private const int Overlap = 200;
    private const int MostSignals = 20;
    private const int LongestQuote = 200;

    private readonly ConcurrentBag<Scratch> _scratches = [];
    private readonly Scorer _scorer = new(inventory);

    /// <summary>What the message shows by itself.</summary>
    /// <param name="from">Signals must reach beyond this place: what stands before it has been read already.</param>
    public (List<Signal> Signals, HashSet<string> Modifiers, HashSet<string> Domains) Read(string text, int from = 0)
    {
        var scratch = _scratches.TryTake(out var idle) ? idle : new Scratch(inventory.Matcher.SetCount);
        var signals = new List<Signal>();
        var modifiers = new HashSet<string>(StringComparer.Ordinal);
        var domains = new HashSet<string>(StringComparer.Ordinal);
        for (var start = 0; start == 0 || start + Overlap < text.Length; start += Window - Overlap)
        {
            ReadWindow(text, start, Math.Min(Window, text.Length - start), from, scratch, signals, modifiers, domains);
        }

        _scratches.Add(scratch);
        signals.Sort((a, b) => a.Tier != b.Tier ? b.Tier.CompareTo(a.Tier) : Category.RankOf(a.Category).CompareTo(Category.RankOf(b.Category)));
        if (signals.Count > MostSignals)
        {
            signals.RemoveRange(MostSignals, signals.Count - MostSignals);
        }

        return (signals, modifiers, domains);
    }

    private void ReadWindow(string text, int start, int length, int from, Scratch scratch, List<Signal> signals, HashSet<string> modifiers, HashSet<string> domains)
    {
        var window = text.AsSpan(start, length);
        scratch.Begin(window, start);
        FindAll(window, start, scratch);
        var here = new HashSet<string>(StringComparer.Ordinal);
        var scored = _scorer.Score(scratch, here, out var framed);
        var strongest = Tier.None;
        foreach (var one in scored)
        {
            strongest = one.Tier > strongest ? one.Tier : strongest;
            if (one.At.End <= from)
            {
                continue;
            }

            var signal = new Signal(one.Category, one.Tier, Quote(text, one.At), one.Entry.Language, one.Entry.Id);
            if (!signals.Contains(signal))
            {
                signals.Add(signal);
            }

            if (one.Entry.Domain is { } domain)
            {
                domains.Add(domain);
            }
        }

        modifiers.UnionWith(here);
        if (from == 0)
        {
            AddFromExamples(text, start, length, strongest, framed, scratch, signals);
        }
    }

    private void FindAll(ReadOnlySpan<char> window, int start, Scratch scratch)
    {
        var stretched = TextFolder.Fold(window, start, scratch.Plain);
        FindIn(scratch);
        if (stretched)
        {
            for (var repeats = 1; repeats <= 2; repeats++)
            {
                TextFolder.Fold(window, start, scratch.Plain, repeats);
                FindIn(scratch);
            }
        }
    }

    private void FindIn(Scratch scratch)
    {
        inventory.Matcher.Find(scratch.Plain, scratch);
        Squeezer.Squeeze(scratch.Plain, scratch.Squeezed);
        if (!scratch.Squeezed.SameTextAs(scratch.Plain))
        {
            inventory.Matcher.Find(scratch.Squeezed, scratch);
        }
    }

    // Where rules have seen the words and their surroundings took the meaning away, resemblance may not bring it back.
    private void AddFromExamples(string text, int start, int length, Tier strongest, Tier? framed, Scratch scratch, List<Signal> signals)
    {
        if (classifier.Classify(scratch.Squeezed.Chars) is not var (tier, category))
        {
            return;
        }

        tier = framed is { } limit && tier > limit ? limit : tier;
        if (tier > strongest)
        {
            signals.Add(new Signal(category, tier, Quote(text, new Span(start, start + length)), "", "examples"));
        }
    }

    private static string Quote(string text, Span at)
    {
        var end = Math.Min(at.End, at.Start + LongestQuote);
        if (end < text.Length && end > at.Start && char.IsHighSurrogate(text[end - 1]))
        {
            end++;
        }

        return text[at.Start..end].Trim();
    }
}
