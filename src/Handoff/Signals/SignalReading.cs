namespace Madoguchi.Handoff.Signals;

/// <summary>What the detector found in one message.</summary>
/// <param name="Tier">The highest tier, after modifiers and history.</param>
/// <param name="Signals">Strongest first; the first one decides the first words. Empty exactly when the tier is none.</param>
/// <param name="Modifiers">Circumstances that were recognised: <c>now</c>, <c>means</c>, <c>infant</c>, <c>with-child</c>, <c>alone</c>,
/// <c>child-speaks</c>, <c>perinatal</c>, <c>intoxicated</c>, <c>long</c>, and from history <c>several-domains</c>, <c>several-days</c>, <c>second-urgent</c>.</param>
public sealed record SignalReading(Tier Tier, IReadOnlyList<Signal> Signals, IReadOnlyList<string> Modifiers)
{
    /// <summary>Category of a message that could not be read.</summary>
    public const string Unreadable = "unreadable";

    public static SignalReading None { get; } = new(Tier.None, [], []);

    /// <summary>An internal error: a person has to look. To be counted and logged by the caller.</summary>
    public static SignalReading Failure { get; } =
        new(Tier.Urgent, [new Signal(Unreadable, Tier.Urgent, "", "", Unreadable)], []) { Failed = true };

    /// <summary>True where the detector itself failed and the tier is a precaution.</summary>
    public bool Failed { get; init; }

    /// <summary>Parts of the subject a concern was about, for adding up over turns; see <see cref="SignalHistory"/>.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Whether the words show that a child or teenager is writing.</summary>
    public bool ChildSpeaks => Modifiers.Contains(Modifier.ChildSpeaks);

    /// <summary>Category of the strongest signal, or null when there is none.</summary>
    public string? Category => Signals.Count > 0 ? Signals[0].Category : null;
}
