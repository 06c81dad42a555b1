using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>
/// Reads an activity by hand: unknown fields and unknown shapes in fields that are optional are accepted, a field that is used
/// and has the wrong type is named.
/// </summary>
internal static class ActivityReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <param name="body">The request's bytes.</param>
    /// <param name="problem">What is wrong with the body, for the sender's developer.</param>
    /// <returns>Null when the body is not an activity.</returns>
    public static IncomingActivity? Read(ReadOnlySpan<byte> body, out string problem)
    {
        if (!Utf8.IsValid(body))
        {
            problem = "The body is not UTF-8.";
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(LoneSurrogates.Replace(Encoding.UTF8.GetString(body).TrimStart('\uFEFF')), Strict);
            problem = "";
            return ReadRoot(document.RootElement);
        }
        catch (JsonException e)
        {
            problem = $"The body is not JSON as activities demand: {e.Message}";
        }
        catch (FieldException e)
        {
            problem = e.Message;
        }

        return null;
    }

    private static IncomingActivity ReadRoot(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FieldException("The body must be a JSON object.");
        }

        var type = Text(root, "type");
        if (string.IsNullOrEmpty(type))
        {
            throw new FieldException("The field type is missing.");
        }

        var recipient = IdOf(root, "recipient");
        var channelData = Object(root, "channelData", strict: false);
        return new IncomingActivity(type)
        {
            Id = Text(root, "id"),
            ChannelId = Text(root, "channelId"),
            ServiceUrl = Text(root, "serviceUrl"),
            FromId = IdOf(root, "from"),
            RecipientId = recipient,
            Conversation = ReadConversation(root),
            Name = Text(root, "name"),
            Text = Text(root, "text"),
            Locale = Text(root, "locale"),
            Value = root.TryGetProperty("value", out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value.Clone() : null,
            ExpectsReplies = Text(root, "deliveryMode") == "expectReplies",
            HasAttachments = Items(root, "attachments").Any(),
            
            // Without knowing the bot's own id, the bot would greet itself.
            MembersAdded = recipient is null ? [] : ReadMembers(root, recipient),
            BotMentions = recipient is null ? [] : ReadMentions(root, recipient),
            IsPostBack = channelData is { } data && data.TryGetProperty("postBack", out var postBack) && postBack.ValueKind == JsonValueKind.True,
            IsMessageBack = channelData is { } more && more.TryGetProperty("messageBack", out var messageBack) && messageBack.ValueKind == JsonValueKind.Object,
        };
    }

    private static ConversationAccount? ReadConversation(JsonElement root)
    {
        if (Object(root, "conversation") is not { } conversation || Text(conversation, "id") is not { Length: > 0 } id)
        {
            return null;
        }

        if (id is "." or "..")
        {
            // As a part of an address these mean another address.
            throw new FieldException("The field conversation.id is not an id.");
        }

        var isGroup = conversation.TryGetProperty("isGroup", out var group) && group.ValueKind is JsonValueKind.True or JsonValueKind.False ? group.GetBoolean() : (bool?)null;
        return new ConversationAccount(id, isGroup, LooseText(conversation, "conversationType"), LooseText(conversation, "tenantId"));
    }

    private static List<string> ReadMembers(JsonElement root, string bot) =>
        Items(root, "membersAdded")
            .Where(m => LooseText(m, "role") != "bot")
            .Select(m => LooseText(m, "id"))
            .OfType<string>()
            .Where(id => id.Length > 0 && id != bot)
            .Distinct(StringComparer.Ordinal)
            .ToList();

    private static List<string> ReadMentions(JsonElement root, string bot) =>
        Items(root, "entities")
            .Where(e => LooseText(e, "type") == "mention" && Object(e, "mentioned", strict: false) is { } who && LooseText(who, "id") == bot)
            .Select(e => LooseText(e, "text") ?? "")
            .ToList();

    private static string? IdOf(JsonElement root, string field) => Object(root, field) is { } account ? Text(account, "id") : null;

    private static IEnumerable<JsonElement> Items(JsonElement parent, string field) =>
        parent.TryGetProperty(field, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object) : [];

    private static JsonElement? Object(JsonElement parent, string field, bool strict = true)
    {
        if (!parent.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object ? value : strict ? throw new FieldException($"The field {field} must be an object.") : null;
    }

    private static string? Text(JsonElement parent, string field)
    {
        if (!parent.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? Clean(value) : throw new FieldException($"The field {field} must be a string.");
    }

    private static string? LooseText(JsonElement parent, string field) =>
        parent.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? Clean(value) : null;

    /// <summary>NUL ends texts in PostgreSQL.</summary>
    private static string Clean(JsonElement value) => value.GetString()!.Replace("\0", "", StringComparison.Ordinal);

    private sealed class FieldException(string message) : Exception(message);
}
