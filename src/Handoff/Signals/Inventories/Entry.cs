namespace Madoguchi.Handoff.Signals.Inventories;

/// <summary>An entry of an inventory: expressions that show one thing.</summary>
/// <param name="Id">Language and id, e.g. <c>ja/want-to-die</c>.</param>
/// <param name="Unless">Owner of the expressions that, in the same sentence, take the meaning away; -1 when there are none.</param>
/// <param name="With">Owner of the expressions of which one must stand somewhere in the message; -1 when there are none.</param>
/// <param name="Domain">What part of a life it is about, for adding up; null where it does not count.</param>
/// <param name="Despite">Frames that do not lower this entry.</param>
internal sealed record Entry(string Id, string Language, string Category, Tier Tier, int Unless, int With, string? Domain, IReadOnlySet<string> Despite);

/// <summary>Where a frame has to stand for a find to be under it.</summary>
internal enum FrameScope
{
    Sentence,
    Before,
    After,
    Message,
}

/// <summary>Words around a find that choose another tier or category for it: negation, a film, the past, another person.</summary>
/// <param name="Reach">For before and after: how many characters may stand between.</param>
/// <param name="Categories">Categories (or first letters of them) it applies to; empty = all.</param>
/// <param name="Tiers">What each tier becomes, indexed by tier.</param>
/// <param name="Category">What the category becomes; null = stays.</param>
internal sealed record Frame(string Id, int Unless, FrameScope Scope, int Reach, IReadOnlyList<string> Categories, Tier[] Tiers, string? Category)
{
    public bool AppliesTo(Entry entry) =>
        !entry.Despite.Contains(Id) && (Categories.Count == 0 || Categories.Any(c => entry.Category.StartsWith(c, StringComparison.Ordinal)));
}

/// <summary>A written example from which the classifier learns; a null category marks one that must not worry.</summary>
internal sealed record Example(string Text, string Language, string? Category, Tier Tier);

/// <summary>Everything the inventories of all languages say, ready for matching.</summary>
/// <param name="Owners">By owner number: the <see cref="Entry"/>, <see cref="Frame"/> or name of a modifier it stands for; null for exceptions and contexts.</param>
internal sealed record Inventory(IReadOnlyList<object?> Owners, Matching.Matcher Matcher, IReadOnlyList<Example> Examples);
