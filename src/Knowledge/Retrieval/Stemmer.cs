namespace Madoguchi.Knowledge.Retrieval;

/// <summary>
/// Cuts the commonest English endings so that vaccine, vaccines and vaccinated come nearer. In other Latin languages it cuts
/// both the article's and the message's words in the same way, which does no harm.
/// </summary>
internal static class Stemmer
{
    public static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("'s", StringComparison.Ordinal))
        {
            word = word[..^2];
        }

        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal))
        {
            word = word[..^3];
        }
        else if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word[..^3];
        }
        else if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal))
        {
            word = word[..^2];
        }
        else if (word.Length > 4 && (word.EndsWith("ses", StringComparison.Ordinal) || word.EndsWith("hes", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)))
        {
            word = word[..^2];
        }
        else if (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
        {
            word = word[..^1];
        }

        if (word.Length > 4 && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'e' or 'o'))
        {
            return word[..^1];
        }

        return word.Length > 3 && word[^1] is 'e' or 'y' ? word[..^1] : word;
    }
}
