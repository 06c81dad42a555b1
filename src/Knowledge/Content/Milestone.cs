namespace Madoguchi.Knowledge.Content;

/// <summary>Something that comes up at an age of the child or a stage of the pregnancy: a check-up, a vaccination, a deadline.</summary>
/// <param name="InPregnancy">True: from and to are completed weeks of pregnancy; false: completed months of the child's age.</param>
/// <param name="From">First week or month in which it is due.</param>
/// <param name="To">Last week or month, inclusive.</param>
/// <param name="Topic">The topic that tells more.</param>
public sealed record Milestone(bool InPregnancy, int From, int To, string Topic, LocalText Text, IReadOnlyList<Source> Sources)
{
    /// <summary>What translations call it, e.g. <c>child-2-infant-checkup</c>.</summary>
    public string Key => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(InPregnancy ? "pregnancy" : "child")}-{From}-{Topic}");
}
