using System.Globalization;
using System.Text;
using Madoguchi.Bot.Answers;
using Madoguchi.Bot.Conversations;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>
/// Shows stored messages as activities. Any Direct Line client can show them as Markdown, hero cards and suggested actions; our
/// page shows the structured answer in <c>channelData</c> instead.
/// </summary>
internal sealed class ActivityRenderer(Func<ContentLibrary> content)
{
    public static string IdOf(string conversationId, long seq) => string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{seq:0000000}");

    public IReadOnlyList<Activity> Render(Caller caller, IReadOnlyList<StoredMessage> messages)
    {
        // A reply names its question only when that is in the same set: clients hold back replies to what they have not seen.
        var questions = messages.Where(m => m is { Author: "parent", EventId: not null })
            .GroupBy(m => m.EventId!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Seq, StringComparer.Ordinal);
        return messages.Where(m => !IsErased(m)).Select(m => Render(caller, m, m.EventId is { } id && questions.TryGetValue(id, out var seq) ? seq : null)).ToList();
    }

    /// <summary>The words were deleted at the parent's wish; the row only keeps the count.</summary>
    private static bool IsErased(StoredMessage message) => message is { Text: "", Answer: null, ClientId: null };

    private Activity Render(Caller caller, StoredMessage message, long? question)
    {
        var activity = new Activity
        {
            Id = IdOf(caller.ConversationId, message.Seq),
            Timestamp = message.At.ToUniversalTime(),
            From = FromOf(caller, message),
            Conversation = new ConversationAccount(caller.ConversationId),
            Locale = message.Language,
        };
        return message.Author switch
        {
            "parent" => activity with { Text = message.Text, TextFormat = "plain", ChannelData = new ChannelData { ClientActivityId = message.ClientId } },
            "staff" => activity with { Text = message.Text, TextFormat = "plain", ChannelData = new ChannelData { Staff = true } },
            _ when message.Answer is { } answer => RenderAnswer(activity, answer, IdOf(caller.ConversationId, question ?? 0), question is not null),
            "system" => activity with { Text = message.Text, TextFormat = "plain", ChannelData = new ChannelData { System = true } },
            _ => activity with { Text = message.Text, TextFormat = "plain" },
        };
    }

    private Account FromOf(Caller caller, StoredMessage message) => message.Author switch
    {
        "parent" => new Account(caller.UserId, "user"),
        "staff" => new Account("staff", "bot", Label(message.Language, "staff_name")),
        _ => new Account("bot", "bot", Label(message.Language, "brand")),
    };

    private Activity RenderAnswer(Activity activity, Answer answer, string questionId, bool hasQuestion) => activity with
    {
        Text = MarkdownOf(answer),
        TextFormat = "markdown",
        ReplyToId = hasQuestion ? questionId : null,
        SuggestedActions = answer.Choices.Count == 0 ? null
            : new SuggestedActions(answer.Choices.Select(c => new CardAction("imBack", c.Label, c.Label)).ToList()),
        Attachments = answer.Cards.Count == 0 ? null : answer.Cards.Select(CardOf).ToList(),
        ChannelData = new ChannelData { Answer = answer, Choices = answer.Choices.Count == 0 ? null : answer.Choices },
    };

    private static Attachment CardOf(ContactCard card)
    {
        string?[] lines = [card.Phone, card.BadgeText, card.Purpose, card.Terms, card.Note, card.Address];
        IReadOnlyList<CardAction>? call = card.Dial is null ? null
            : [new CardAction("call", card.CallLabel ?? card.Phone ?? card.Dial, "tel:" + Uri.EscapeDataString(card.Dial))];
        return new Attachment(
            "application/vnd.microsoft.card.hero",
            new HeroCard(
                card.JapaneseName,
                card.Name == card.JapaneseName ? null : card.Name,
                string.Join("\n\n", lines.Where(l => !string.IsNullOrEmpty(l))),
                call));
    }

    private string MarkdownOf(Answer answer)
    {
        var text = new StringBuilder();
        void Add(string? part)
        {
            if (!string.IsNullOrWhiteSpace(part))
            {
                text.Append(text.Length == 0 ? "" : "\n\n").Append(part);
            }
        }

        Add(answer.Title is { } title ? $"**{title}**" : null);
        Add(answer.Text);
        Add(answer.ReviewNote);
        if (answer.Sources.Count > 0)
        {
            var sources = answer.Sources.Select(s => s.Url is { } url ? $"[{s.Name}]({url}) ({s.Date})" : $"{s.Name} ({s.Date})");
            Add($"{Label(answer.Language, "sources")}: {string.Join(", ", sources)}");
        }

        Add(answer.AsOf);
        return text.ToString();
    }

    private string? Label(string? language, string key)
    {
        var phrases = content().Phrases;
        var spoken = language is not null && phrases.Speaks(language) ? language : "ja";
        return phrases.Speaks(spoken) ? phrases.For(spoken).Page.GetValueOrDefault(key) : null;
    }
}
