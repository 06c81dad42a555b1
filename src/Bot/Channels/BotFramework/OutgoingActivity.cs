using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>A message activity of the bot.</summary>
internal sealed record OutgoingActivity
{
    /// <summary>Given for inline replies only: elsewhere the channel chooses it.</summary>
    public string? Id { get; init; }

    public string Type { get; } = "message";

    public required string Timestamp { get; init; }

    public required string ChannelId { get; init; }

    public Account? From { get; init; }

    public required Account Recipient { get; init; }

    public required ConversationAccount Conversation { get; init; }

    public string? ReplyToId { get; init; }

    /// <summary>The language of the text.</summary>
    public string? Locale { get; init; }

    public required string Text { get; init; }

    /// <summary>plain or markdown.</summary>
    public string TextFormat { get; init; } = "plain";

    public string InputHint { get; } = "acceptingInput";

    public string? AttachmentLayout { get; init; }

    public IReadOnlyList<HeroAttachment>? Attachments { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }
}

internal sealed record Account(string Id, string? Role = null);

internal sealed record SuggestedActions(IReadOnlyList<string> To, IReadOnlyList<CardAction> Actions);

internal sealed record CardAction(string Type, string Title, string Value);

internal sealed record HeroAttachment(string ContentType, HeroCard Content);

internal sealed record HeroCard(string Title, string? Subtitle, string? Text, IReadOnlyList<CardAction>? Buttons);

/// <summary>The body of a 200 answer to an activity that expects its replies inline.</summary>
internal sealed record ExpectedReplies(IReadOnlyList<OutgoingActivity> Activities);

/// <summary>The body of every answer that is an error, in the connector's own form.</summary>
internal sealed record ErrorResponse(ErrorBody Error);

internal sealed record ErrorBody(string Code, string Message);

[JsonSerializable(typeof(OutgoingActivity))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(ErrorResponse))]
internal sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>Other scripts stay readable and small: escaped, an answer in Burmese has six times the size.</summary>
    public static ActivityJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
