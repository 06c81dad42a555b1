using Madoguchi.Knowledge.Retrieval;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Languages;

/// <summary>
/// How much each piece of a message in several scripts says about its language. Small words and hiragana make sentences;
/// names and acronyms are borrowed by everybody.
/// </summary>
internal sealed class MixedScript
{
    private readonly HashSet<ulong> _names = [];

    /// <summary>A Japanese name that stands in articles of other languages.</summary>
    public void AddName(ReadOnlySpan<char> run) => _names.Add(Feature.Of(FeatureKind.Gram, run).Key);

    public double Weight(ReadOnlySpan<char> piece, Token token, NgramModel? latin) => token.Script switch
    {
        Script.Latin => OfLatin(piece, latin),
        Script.Han => OfJapanese(piece),
        Script.Hangul => piece.Length * 0.8,
        _ => piece.Length * 0.4,
    };

    private static double OfLatin(ReadOnlySpan<char> word, NgramModel? latin)
    {
        var (common, known) = (false, false);
        for (var l = 0; l < (latin?.Languages.Count ?? 0); l++)
        {
            common |= latin!.IsCommon(l, word);
            known |= latin.Knows(l, word);
        }

        return common ? 2
            : word.Length <= 3 || Romaji.KeyOfWord(word).Length > 0 ? 0.5
            : known ? 1.5
            : 1;
    }

    private double OfJapanese(ReadOnlySpan<char> run)
    {
        var weight = 0.0;
        foreach (var c in run)
        {
            weight += Scripts.Of(c) switch { Script.Hiragana => 1, Script.Katakana => 0.4, _ => 0.5 };
        }

        return run.Length > 2 && _names.Contains(Feature.Of(FeatureKind.Gram, run).Key) ? weight * 0.3 : weight;
    }
}
