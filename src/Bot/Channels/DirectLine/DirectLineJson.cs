using System.Text.Json;
using System.Text.Json.Serialization;
using Madoguchi.Bot.Answers;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>What goes over the wire: camelCase, nothing empty.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(ResourceBody))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(ChatTokenBody))]
internal sealed partial class DirectLineJson : JsonSerializerContext;

internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message);

/// <summary>A conversation or a token to one.</summary>
internal sealed record ConversationBody(
    string ConversationId,
    string? Token = null,
    [property: JsonPropertyName("expires_in")] int? ExpiresIn = null,
    string? StreamUrl = null);

internal sealed record ResourceBody(string Id);

/// <param name="Watermark">The sequence number of the last message in the set or before it.</param>
internal sealed record ActivitySet(IReadOnlyList<Activity> Activities, string Watermark);

/// <summary>An activity as clients receive it; only the fields used here.</summary>
internal sealed record Activity
{
    public string Type { get; init; } = "message";

    public required string Id { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public string ChannelId { get; init; } = "directline";

    public required Account From { get; init; }

    public required ConversationAccount Conversation { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    public string? Locale { get; init; }

    public string? ReplyToId { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public ChannelData? ChannelData { get; init; }
}

internal sealed record Account(string Id, string Role, string? Name = null);

internal sealed record ConversationAccount(string Id);

internal sealed record SuggestedActions(IReadOnlyList<CardAction> Actions);

internal sealed record CardAction(string Type, string Title, string Value);

internal sealed record Attachment(string ContentType, HeroCard Content);

internal sealed record HeroCard(string Title, string? Subtitle, string? Text, IReadOnlyList<CardAction>? Buttons);

/// <summary>What our own page shows from; other clients ignore it.</summary>
internal sealed record ChannelData
{
    [JsonPropertyName("clientActivityID")]
    public string? ClientActivityId { get; init; }

    public Answer? Answer { get; init; }

    /// <summary>The values behind the suggested actions, which other clients send back as their titles.</summary>
    public IReadOnlyList<Choice>? Choices { get; init; }

    public bool? Staff { get; init; }

    public bool? System { get; init; }
}

/// <param name="Resume">Exchanges for a new token of the same conversation for 30 days.</param>
internal sealed record ChatTokenBody(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string Resume);

