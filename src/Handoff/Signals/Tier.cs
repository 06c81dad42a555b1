namespace Madoguchi.Handoff.Signals;

/// <summary>How soon a person has to be there. The order is the order of urgency, so tiers are compared with &lt; and &gt;.</summary>
public enum Tier
{
    /// <summary>Nothing that worries, or only a topic that is named.</summary>
    None,

    /// <summary>A need for support without acute danger: the question is answered first, then a person is offered.</summary>
    Concern,

    /// <summary>Serious danger within days, or a statutory report is likely: first words at once, staff alerted.</summary>
    Urgent,

    /// <summary>Life or serious injury at risk now or within a day: the number comes before anything else.</summary>
    Emergency,
}
