namespace Madoguchi.Knowledge.Retrieval;

/// <summary>What a feature was taken from; each kind has its own weight.</summary>
internal enum FeatureKind : byte
{
    /// <summary>A whole word or number.</summary>
    Word,

    /// <summary>Two words in a row.</summary>
    Pair,

    /// <summary>A few letters of a word.</summary>
    Part,

    /// <summary>A few characters of a script without spaces.</summary>
    Gram,

    /// <summary>The same, of the text as it is read aloud.</summary>
    Reading,

    /// <summary>A Japanese word of the readings, by its reading.</summary>
    Stem,

    /// <summary>A Japanese word in Latin letters.</summary>
    Romaji,

    /// <summary>One of several words that mean the same.</summary>
    Concept,

    /// <summary>One of the words of a subject.</summary>
    Field,
}

/// <summary>One observable property of a text.</summary>
/// <param name="Key">Hash of kind and text.</param>
internal readonly record struct Feature(ulong Key, FeatureKind Kind)
{
    public static Feature Of(FeatureKind kind, ReadOnlySpan<char> text, uint salt = 0)
    {
        var hash = 14695981039346656037UL ^ ((ulong)kind * 0x9E3779B97F4A7C15UL) ^ salt;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return new Feature(hash ^ (hash >> 29), kind);
    }

    public static Feature Of(FeatureKind kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var left = Of(kind, first).Key;
        return new Feature((Of(kind, second).Key * 0x9E3779B97F4A7C15UL) ^ left, kind);
    }
}
