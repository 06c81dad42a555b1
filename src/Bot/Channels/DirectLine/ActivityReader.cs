using System.Text.Json;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>Makes incoming messages of the activities that clients post.</summary>
internal static class ActivityReader
{
    private const int LongestId = 200;
    private const int LongestChoice = 200;
    private const int LongestTag = 35;

    /// <summary>
    /// What an activity means here: one message, two for settings that name language and place, none for what is not for the bot
    /// (typing, unknown types and events); null where it has no type.
    /// </summary>
    public static IReadOnlyList<IncomingMessage>? Read(JsonElement activity, string conversationId, string activityId, DateTimeOffset now)
    {
        var data = Object(activity, "channelData");
        var clientId = Text(data, "clientActivityID") is { Length: > 0 and <= LongestId } id ? id : null;
        var basis = new IncomingMessage(
            "directline",
            $"{conversationId}:{clientId ?? activityId}",
            conversationId,
            IncomingKind.Message,
            "",
            now,
            Locale: Tag(activity, "locale"),
            Municipality: Short(Text(data, "municipality"), LongestChoice),
            ClientId: clientId);
        return Text(activity, "type") switch
        {
            null or "" => null,
            "message" => ReadMessage(activity, data, basis),
            "event" => ReadEvent(activity, basis),
            _ => [],
        };
    }

    /// <summary>The string in a field, with U+FFFD for NUL (which PostgreSQL cannot store); null where there is none.</summary>
    public static string? Text(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!.Replace('\0', '\uFFFD')
            : null;

    private static IReadOnlyList<IncomingMessage> ReadMessage(JsonElement activity, JsonElement? data, IncomingMessage basis)
    {
        var text = Text(activity, "text") ?? "";
        var choice = Short(Text(data, "choice") ?? Text(activity, "value"), LongestChoice);
        if (!string.IsNullOrWhiteSpace(text) || choice is not null)
        {
            return [basis with { Text = text, Choice = choice }];
        }

        var hasAttachment = activity.TryGetProperty("attachments", out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0;
        return hasAttachment ? [basis with { Kind = IncomingKind.Unreadable }] : [];
    }

    private static List<IncomingMessage> ReadEvent(JsonElement activity, IncomingMessage basis)
    {
        var value = Object(activity, "value");
        var language = Tag(value, "language");
        var place = Short(Text(value, "municipality"), LongestChoice);
        switch (Text(activity, "name"))
        {
            case "joined":
                return [basis with { Kind = IncomingKind.Joined, Locale = language ?? basis.Locale, Municipality = place ?? basis.Municipality }];
            case "settings":
                var settings = basis with { Kind = IncomingKind.Settings, Locale = language ?? basis.Locale };
                var changes = new List<IncomingMessage>(2);
                if (language is not null)
                {
                    changes.Add(settings with { EventId = settings.EventId + ":lang", Choice = $"lang:{language}" });
                }

                if (place is not null)
                {
                    changes.Add(settings with { EventId = settings.EventId + ":place", Choice = $"place:{place}" });
                }

                return changes;
            default:
                return [];
        }
    }

    private static JsonElement? Object(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Tag(JsonElement? parent, string name) => Short(Text(parent, name), LongestTag);

    private static string? Short(string? text, int longest) => text is { Length: > 0 } && text.Length <= longest ? text : null;
}
