using System.Text.Json;
using System.Text.RegularExpressions;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>Says in the bot's own terms what an activity means: usually one message, one per person who joined, or nothing.</summary>
internal static partial class ActivityMeaning
{
    public const string Channel = "botframework";

    /// <summary>What is missing in an activity that would have an effect; null when nothing is.</summary>
    public static string? Missing(IncomingActivity activity) => activity.Type switch
    {
        "message" or "event" when activity.Conversation is null => "The field conversation.id is missing.",
        "message" or "event" when string.IsNullOrEmpty(activity.FromId) => "The field from.id is missing.",
        "conversationUpdate" when activity.Conversation is null => "The field conversation.id is missing.",
        _ => null,
    };

    /// <param name="addressOf">Makes the address of a person's replies; gives null where they are answered inline.</param>
    public static IReadOnlyList<IncomingMessage> Read(IncomingActivity activity, DateTimeOffset now, Func<string, string?> addressOf) => activity.Type switch
    {
        "message" when !IsGroup(activity) || activity.BotMentions.Count > 0 => [ReadMessage(activity, now, addressOf)],
        "conversationUpdate" when !IsGroup(activity) => activity.MembersAdded
            .Select(member => New(activity, member, ActivityKeys.Joined(activity, member), IncomingKind.Joined, "", now, addressOf))
            .ToList(),
        "event" when activity.Name == "settings" => ReadSettings(activity, now, addressOf),

        // Every other type and name is somebody else's business: accepted without effect.
        _ => [],
    };

    private static bool IsGroup(IncomingActivity activity) => activity.Conversation?.IsGroup == true;

    private static IncomingMessage ReadMessage(IncomingActivity activity, DateTimeOffset now, Func<string, string?> addressOf)
    {
        var text = activity.Text ?? "";
        foreach (var mention in activity.BotMentions.Where(m => m.Length > 0))
        {
            text = text.Replace(mention, "", StringComparison.Ordinal);
        }

        text = text.Trim();
        string? choice = null;
        if (text.Length == 0 || activity.IsMessageBack)
        {
            var value = ValueOf(activity.Value);
            choice = IsChoice(value) ? value : null;

            // What was written into a card's field is a message like any other: it is read for worrying signals too.
            text = text.Length == 0 && choice is null ? value?.Trim() ?? "" : text;
        }
        else if (activity.IsPostBack && IsChoice(text))
        {
            (choice, text) = (text, "");
        }

        var kind = text.Length == 0 && choice is null ? IncomingKind.Unreadable : IncomingKind.Message;
        return New(activity, activity.FromId!, ActivityKeys.Event(activity), kind, text, now, addressOf) with { Choice = choice, ClientId = activity.Id };
    }

    /// <summary>Language and municipality are two events: each is a choice of its own.</summary>
    private static List<IncomingMessage> ReadSettings(IncomingActivity activity, DateTimeOffset now, Func<string, string?> addressOf)
    {
        var settings = New(activity, activity.FromId!, ActivityKeys.Event(activity), IncomingKind.Settings, "", now, addressOf);
        var changes = new List<IncomingMessage>(2);
        if (Field(activity.Value, "language") is { } language)
        {
            changes.Add(settings with { EventId = settings.EventId + "/language", Choice = $"lang:{language}" });
        }

        if (Field(activity.Value, "municipality") is { } place)
        {
            changes.Add(settings with { EventId = settings.EventId + "/municipality", Choice = $"place:{place}" });
        }

        return changes;
    }

    private static IncomingMessage New(
        IncomingActivity activity, string userId, string eventId, IncomingKind kind, string text, DateTimeOffset now, Func<string, string?> addressOf) =>
        new(Channel, eventId, ActivityKeys.Person(activity, userId), kind, text, now, Locale: activity.Locale, Address: addressOf(userId), RepliesInline: activity.ExpectsReplies);

    private static string? ValueOf(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text ? text.GetString() : Field(value, "choice") ?? Field(value, "text");

    private static string? Field(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } fields && fields.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String
            ? field.GetString()
            : null;

    private static bool IsChoice(string? value) => value is not null && ChoiceShape().IsMatch(value);

    /// <summary>Values of choices are made by the bot and are never words: <c>verb:id</c>.</summary>
    [GeneratedRegex(@"^[a-z]{1,20}:[A-Za-z0-9_.:-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ChoiceShape();
}
