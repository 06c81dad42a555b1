using Madoguchi.Handoff.Signals.Inventories;

namespace Madoguchi.Handoff.Signals.Scoring;

/// <summary>Circumstances that make the same words more urgent.</summary>
internal static class Raising
{
    public static Tier Raise(string category, Tier tier, Entry entry, HashSet<string> modifiers, bool now) => tier switch
    {
        Tier.Urgent when IsEmergency(category, modifiers, now) => Tier.Emergency,
        Tier.Concern when IsUrgent(category, entry, modifiers) => Tier.Urgent,
        _ => tier,
    };

    private static bool IsEmergency(string category, HashSet<string> modifiers, bool now) => category switch
    {
        "A2" => now || Any(modifiers, Modifier.Means, Modifier.WithChild, Modifier.ChildSpeaks, Modifier.Perinatal, Modifier.Intoxicated),
        "A3" => now || Any(modifiers, Modifier.Means, Modifier.WithChild, Modifier.ChildSpeaks, Modifier.Intoxicated),
        "A4" => now || Any(modifiers, Modifier.ChildSpeaks, Modifier.Intoxicated),
        "B3" => Any(modifiers, Modifier.Infant, Modifier.Intoxicated),
        "B6" => now,
        "C1" or "C3" or "E4" or "E5" => now,
        "D3" => now || Any(modifiers, Modifier.Means),
        "E2" => now || Any(modifiers, Modifier.Perinatal),
        _ => false,
    };

    private static bool IsUrgent(string category, Entry entry, HashSet<string> modifiers) => category switch
    {
        "A5" => entry.Domain is not null && modifiers.Contains(Modifier.Long),
        "A8" => Any(modifiers, Modifier.Alone, Modifier.Infant),
        _ => false,
    };

    private static bool Any(HashSet<string> modifiers, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (modifiers.Contains(name))
            {
                return true;
            }
        }

        return false;
    }
}
