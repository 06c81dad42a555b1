namespace Madoguchi.Knowledge.Retrieval;

/// <summary>A topic that may be meant, with how sure that is.</summary>
/// <param name="Score">0 to 1; comparable between messages.</param>
public sealed record RankedTopic(string Id, double Score);

/// <summary>What to do with a ranking.</summary>
public enum Confidence
{
    /// <summary>Nothing in the knowledge base is meant: none of our business, or not understood.</summary>
    None,

    /// <summary>Too weak to answer: offer the nearest topics.</summary>
    Weak,

    /// <summary>Two or three are about equally likely: ask which.</summary>
    Close,

    /// <summary>Answer the first.</summary>
    Sure,
}

/// <summary>The topics a message may mean, best first.</summary>
public sealed record Ranking(IReadOnlyList<RankedTopic> Topics, Confidence Confidence)
{
    public static Ranking Nothing { get; } = new([], Confidence.None);
}
