using Madoguchi.Bot.Answers;
using Madoguchi.Bot.Channels;
using Madoguchi.Handoff.Signals;
using Madoguchi.Knowledge.Retrieval;

namespace Madoguchi.Bot.Conversations;

/// <summary>Everything a turn is decided from; with the content and the rules it determines the decision completely.</summary>
/// <param name="OpenCase">State of the conversation's open case: waiting, taken, or null for none.</param>
/// <param name="Now">The moment of the turn.</param>
/// <param name="IsBurst">More messages than anybody types: read for signals and stored, but not answered one by one.</param>
public sealed record TurnInput(IncomingMessage Message, ConversationState State, string? OpenCase, DateTimeOffset Now, bool IsBurst = false);

/// <summary>What a turn does. Nothing of it has happened yet: the handler writes it in one transaction.</summary>
public sealed record TurnDecision
{
    public required ConversationState State { get; init; }

    public required IReadOnlyList<Answer> Replies { get; init; }

    public required SignalReading Signals { get; init; }

    /// <summary>The topic answered first, then those offered.</summary>
    public IReadOnlyList<RankedTopic> Topics { get; init; } = [];

    /// <summary>Whether a topic was answered, rather than offered or none.</summary>
    public bool Answered { get; init; }

    /// <summary>Language the message was recognised to be in, and how sure that is (0 to 1).</summary>
    public double LanguageConfidence { get; init; }

    public CaseRequest? Case { get; init; }

    /// <summary>When and how staff may call, in the parent's words.</summary>
    public string? Callback { get; init; }

    /// <summary>The question could not be answered: remembered for the editors.</summary>
    public bool IsUnanswered { get; init; }

    /// <summary>The parent asked for everything stored about them to be deleted, and confirmed.</summary>
    public bool Erase { get; init; }
}

/// <summary>A case to open, or to raise when one is open.</summary>
/// <param name="Reason">One of <see cref="Handoff.Cases.CaseReason"/>.</param>
/// <param name="Summary">Codes of the signals, for the history.</param>
public sealed record CaseRequest(Tier Tier, string Reason, string Summary);
