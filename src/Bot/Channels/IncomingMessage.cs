namespace Madoguchi.Bot.Channels;

/// <summary>What came in from a channel, in no channel's own terms.</summary>
/// <param name="Channel">directline, botframework or line.</param>
/// <param name="EventId">Unique within the channel: a second message with the same id changes nothing.</param>
/// <param name="ConversationKey">Who is writing: unique and stable within the channel.</param>
/// <param name="Text">What was typed; empty for events.</param>
/// <param name="Choice">The value of a tapped choice, where the channel carries it; else null.</param>
/// <param name="Locale">The language the channel reports (browser, profile), a BCP 47 tag.</param>
/// <param name="Municipality">A municipality chosen outside the conversation, such as in the page's header.</param>
/// <param name="Address">Where replies are pushed to, as JSON of the channel's own; null for channels that stream or answer inline.</param>
/// <param name="ClientId">The sender's own id of the message, echoed back.</param>
/// <param name="RepliesInline">The replies of this turn go back in the response; what staff write later is still pushed to the address.</param>
public sealed record IncomingMessage(
    string Channel,
    string EventId,
    string ConversationKey,
    IncomingKind Kind,
    string Text,
    DateTimeOffset At,
    string? Choice = null,
    string? Locale = null,
    string? Municipality = null,
    string? Address = null,
    string? ClientId = null,
    bool RepliesInline = false);

/// <summary>What kind of thing came in.</summary>
public enum IncomingKind
{
    /// <summary>Something typed or tapped.</summary>
    Message,

    /// <summary>A person has opened the conversation and has not written yet.</summary>
    Joined,

    /// <summary>Settings changed without a message: language or municipality chosen in the page's header.</summary>
    Settings,

    /// <summary>A picture, sticker, sound or file: received, but not readable by the bot.</summary>
    Unreadable,
}
