namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>
/// Keys of people and events. A channel's ids are unique within a conversation at best (Teams counts milliseconds), so both
/// keys name the channel and the conversation; parts are percent-encoded, so that no two triples make the same key.
/// </summary>
internal static class ActivityKeys
{
    /// <summary>Longest key that an index of PostgreSQL takes in any case, in characters (all ASCII).</summary>
    public const int Longest = 2000;

    private const string WithoutId = "new";
    private const string Join = "joined";

    public static string Person(IncomingActivity activity, string userId) => Key(activity, userId);

    /// <summary>The activity's own id; one that has none is a new event each time.</summary>
    public static string Event(IncomingActivity activity) =>
        ActivityId(activity.Id) is { } id ? Key(activity, id) : Key(activity, WithoutId, Guid.CreateVersion7().ToString());

    /// <summary>A person joins a conversation once, however often the channel tells.</summary>
    public static string Joined(IncomingActivity activity, string memberId) => Key(activity, Join, memberId);

    /// <summary>The activity that an event key was made from; null where it had no id.</summary>
    public static string? ReplyTo(string? eventKey) =>
        eventKey?.Split('/') is [_, _, var id] ? ActivityId(Uri.UnescapeDataString(id)) : null;

    /// <summary>A dot or two would, as part of an address, mean another address.</summary>
    private static string? ActivityId(string? id) => string.IsNullOrEmpty(id) || id is "." or ".." ? null : id;

    private static string Key(IncomingActivity activity, params ReadOnlySpan<string> rest)
    {
        var key = $"{Uri.EscapeDataString(activity.ChannelId ?? "")}/{Uri.EscapeDataString(activity.Conversation!.Id)}";
        foreach (var part in rest)
        {
            key += "/" + Uri.EscapeDataString(part);
        }

        return key;
    }
}
