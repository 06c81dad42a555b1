using System.Text.Json;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>What is used of an activity that a channel sends. Everything else in it is accepted and left alone.</summary>
internal sealed record IncomingActivity(string Type)
{
    public string? Id { get; init; }

    public string? ChannelId { get; init; }

    public string? ServiceUrl { get; init; }

    public string? FromId { get; init; }

    public string? RecipientId { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public string? Name { get; init; }

    public string? Text { get; init; }

    public string? Locale { get; init; }

    /// <summary>What a card or a button carries; not tied to the request's buffer.</summary>
    public JsonElement? Value { get; init; }

    public bool ExpectsReplies { get; init; }

    public bool HasAttachments { get; init; }

    /// <summary>Ids of who joined, the bot itself left out.</summary>
    public IReadOnlyList<string> MembersAdded { get; init; } = [];

    /// <summary>How the bot is named in the text, once for each time it is mentioned; may be empty strings.</summary>
    public IReadOnlyList<string> BotMentions { get; init; } = [];

    /// <summary>The text is a button's value, not something a person typed.</summary>
    public bool IsPostBack { get; init; }

    /// <summary>The value is a button's, the text what was shown for it.</summary>
    public bool IsMessageBack { get; init; }
}

/// <summary>The channel's conversation. Sent back as it came.</summary>
internal sealed record ConversationAccount(string Id, bool? IsGroup = null, string? ConversationType = null, string? TenantId = null);
