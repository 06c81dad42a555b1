using System.Text.Json;
using System.Text.Json.Serialization;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>Where replies to a person go. Kept as JSON with the conversation; ids only, no names.</summary>
/// <param name="ServiceUrl">Base address of the channel's connector.</param>
/// <param name="IsTrusted">A signed token vouched for <paramref name="ServiceUrl"/>: our own token may be sent there.</param>
internal sealed record ConversationAddress(
    string ServiceUrl, string ChannelId, ConversationAccount Conversation, string? BotId, string UserId, bool IsTrusted)
{
    public string Write() => JsonSerializer.Serialize(this, AddressJson.Default.ConversationAddress);

    /// <exception cref="JsonException">The text is not an address of this channel.</exception>
    public static ConversationAddress Read(string json) =>
        JsonSerializer.Deserialize(json, AddressJson.Default.ConversationAddress) ?? throw new JsonException("the address is empty");

    /// <summary>Whether messages may be posted there: https, or plain http on this machine while callers are not authenticated.</summary>
    public static bool IsUsable(string? serviceUrl, bool isAuthenticated) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && !isAuthenticated))
        && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0;

    /// <summary>The connector's address for a reply, or for a message that answers nothing.</summary>
    public Uri ActivitiesUrl(string? replyToId)
    {
        // Ids hold | ; : @ and / and are parts of a path, each one.
        var url = $"{ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(Conversation.Id)}/activities";
        return new Uri(replyToId is null ? url : $"{url}/{Uri.EscapeDataString(replyToId)}");
    }
}

[JsonSerializable(typeof(ConversationAddress))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AddressJson : JsonSerializerContext;
