namespace Madoguchi.Bot.Conversations;

/// <summary>What became of an incoming message. It is stored.</summary>
/// <param name="IsDuplicate">The event had been processed before; nothing changed, and <paramref name="Messages"/> are those of the first time.</param>
/// <param name="Messages">The parent's message (none for events) and the replies to it, in order.</param>
public sealed record TurnResult(string ConversationId, bool IsDuplicate, IReadOnlyList<StoredMessage> Messages)
{
    public IEnumerable<StoredMessage> Replies => Messages.Where(m => m.Author != "parent");
}
