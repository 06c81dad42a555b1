using Madoguchi.Bot.Answers;

namespace Madoguchi.Bot.Outgoing;

/// <summary>A stored message that is to be pushed to a person, in no channel's own terms.</summary>
/// <param name="Id">The same in every attempt.</param>
/// <param name="Address">Where to, as the channel wrote it when the person wrote last.</param>
/// <param name="EventId">The incoming event that this answers; null for what staff write.</param>
/// <param name="Language">BCP 47 tag of the text.</param>
/// <param name="Text">The message as plain text.</param>
/// <param name="Answer">The structured form of what the bot says; null for everybody else.</param>
/// <param name="At">When it was written.</param>
/// <param name="Attempt">1 for the first.</param>
internal sealed record OutgoingMessage(
    string Id,
    string ConversationId,
    string Address,
    string? EventId,
    string? Language,
    string Text,
    Answer? Answer,
    DateTimeOffset At,
    int Attempt);
