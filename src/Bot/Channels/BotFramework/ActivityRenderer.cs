using System.Globalization;
using Madoguchi.Bot.Answers;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>Writes what the bot or staff say as message activities.</summary>
internal static class ActivityRenderer
{
    /// <summary>Most characters of one activity: what the narrowest channels behind the Bot Framework (Telegram) show in one message.</summary>
    public const int LongestText = 4000;

    private const string HeroCardType = "application/vnd.microsoft.card.hero";

    /// <param name="text">The message as plain text; sent as it is where there is no <paramref name="answer"/>.</param>
    /// <param name="answer">The structured form of what the bot says; null for staff.</param>
    /// <param name="replyToId">The activity answered; null for what answers none.</param>
    /// <returns>At least one activity; the last one has the cards and the choices.</returns>
    public static IReadOnlyList<OutgoingActivity> Render(
        ConversationAddress to, string text, Answer? answer, string? language, DateTimeOffset at, string? replyToId)
    {
        var activities = TextSplitter
            .Split(answer is null ? text : MarkdownText.Of(answer), LongestText)
            .Select(part => Message(to, part, language, at, replyToId) with { TextFormat = answer is null ? "plain" : "markdown" })
            .ToList();
        if (answer is not null)
        {
            activities[^1] = WithExtras(activities[^1], answer, to);
        }

        return activities;
    }

    private static OutgoingActivity Message(ConversationAddress to, string text, string? language, DateTimeOffset at, string? replyToId) => new()
    {
        Timestamp = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ChannelId = to.ChannelId,
        From = to.BotId is null ? null : new Account(to.BotId, "bot"),
        Recipient = new Account(to.UserId),
        Conversation = to.Conversation,
        ReplyToId = replyToId,
        Locale = language,
        Text = text,
    };

    private static OutgoingActivity WithExtras(OutgoingActivity activity, Answer answer, ConversationAddress to) => activity with
    {
        AttachmentLayout = answer.Cards.Count > 0 ? "list" : null,
        Attachments = answer.Cards.Count > 0 ? answer.Cards.Select(Card).ToList() : null,

        // Channels send the title, others the value: both are the label, which the turn knows from what it offered.
        SuggestedActions = answer.Choices.Count > 0
            ? new SuggestedActions([to.UserId], answer.Choices.Select(c => new CardAction("imBack", c.Label, c.Label)).ToList())
            : null,
    };

    private static HeroAttachment Card(ContactCard card)
    {
        // The number stands in the text as well: not every screen can dial.
        var lines = new[] { card.Phone, card.BadgeText, card.Purpose, card.Terms, card.Address, card.Note }.Where(l => !string.IsNullOrEmpty(l));
        return new HeroAttachment(
            HeroCardType,
            new HeroCard(
                card.Name,
                card.JapaneseName == card.Name ? null : card.JapaneseName,
                string.Join("\n\n", lines),
                card.Dial is { Length: > 0 } number && card.CallLabel is { } label ? [new CardAction("call", label, $"tel:{number}")] : null));
    }
}
