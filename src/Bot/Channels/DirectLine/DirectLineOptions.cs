namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>The Direct Line 3.0 service. Section <c>DirectLine</c> of the settings.</summary>
public sealed class DirectLineOptions
{
    /// <summary>
    /// Lets a server of another site issue tokens (<c>tokens/generate</c>) and reach every conversation. At least 16 characters.
    /// Not set: that is off, and only the chat page of this host issues tokens.
    /// </summary>
    public string? Secret { get; set; }
}
