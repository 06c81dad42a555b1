using Madoguchi.Knowledge.Hours;

namespace Madoguchi.Handoff.Signals.Scoring;

/// <summary>Weak signals add up: within a message, over the turns of a conversation, and over days.</summary>
internal static class Accumulation
{
    private const int SeveralDomains = 3;
    private const int SeveralDays = 3;

    /// <summary>The tier after adding what the message and its history show; never lower than the tier given.</summary>
    public static Tier Raise(Tier tier, IReadOnlyCollection<string> domains, IReadOnlyCollection<string> categories, SignalHistory? history, DateTimeOffset? at, HashSet<string> modifiers)
    {
        var past = history?.Past ?? [];
        if (tier == Tier.Urgent && past.Any(p => p.Tier >= Tier.Urgent))
        {
            modifiers.Add(Modifier.SecondUrgent);
            return Tier.Emergency;
        }

        if (tier != Tier.Concern)
        {
            return tier;
        }

        var allDomains = past.SelectMany(p => p.Domains).Concat(domains).Distinct().Count();
        var allCategories = past.Count == 0 ? 0 : past.SelectMany(p => p.Categories).Concat(categories).Distinct().Count();
        if (allDomains >= SeveralDomains || allCategories >= SeveralDomains)
        {
            modifiers.Add(Modifier.SeveralDomains);
            return Tier.Urgent;
        }

        if (past.Select(p => p.At).Append(at ?? history?.LastAt ?? default).Select(DayOf).Distinct().Count() >= SeveralDays && past.Count >= SeveralDays - 1)
        {
            modifiers.Add(Modifier.SeveralDays);
            return Tier.Urgent;
        }

        return tier;
    }

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(JapanTime.WallClock(time));
}
