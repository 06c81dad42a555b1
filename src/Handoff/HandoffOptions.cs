namespace Madoguchi.Handoff;

/// <summary>The desk that answers. Section <c>Handoff</c> of the settings; checked at start.</summary>
public sealed class HandoffOptions
{
    /// <summary>Weekly hours of a desk whose settings name none.</summary>
    public const string DefaultDeskHours = "mon-fri 08:30-17:15";

    /// <summary>What the desk is called, to parents and to staff. Default <c>子育て相談窓口</c>.</summary>
    public string DeskName { get; set; } = "子育て相談窓口";

    /// <summary>
    /// When somebody sits at the desk: spans such as <c>mon-fri 08:30-17:15</c> or <c>sat,sun 10:00-16:00</c> in Japan time. Closed on
    /// national holidays and over the turn of the year. Empty means <see cref="DefaultDeskHours"/>.
    /// </summary>
    public IList<string> DeskHours { get; } = [];

    /// <summary>How long somebody stays signed in without doing anything: 5 minutes to 24 hours. Default 9 hours, one working day.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(9);
}
