using Madoguchi.Handoff.Signals.Inventories;
using Madoguchi.Handoff.Signals.Matching;

namespace Madoguchi.Handoff.Signals.Scoring;

/// <summary>An entry found in a message, with the tier its surroundings give it.</summary>
internal sealed record Scored(Entry Entry, string Category, Tier Tier, Span At);
