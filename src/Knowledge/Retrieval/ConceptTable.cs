using System.Globalization;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Retrieval;

/// <summary>The synonym lists: whichever word of a row is used, the text has the same concept.</summary>
internal sealed class ConceptTable
{
    /// <summary>A shorter reading would be found inside unrelated words.</summary>
    private const int ShortestReading = 3;

    private readonly PhraseIndex<Feature> _phrases = new();

    public ConceptTable(IReadOnlyList<IReadOnlyList<string>> rows, ReadingTable readings)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            var concept = Feature.Of(FeatureKind.Concept, row.ToString(CultureInfo.InvariantCulture));
            foreach (var word in rows[row])
            {
                var folded = TextFolder.ForMatching(TextNormalizer.Normalize(word));
                _phrases.Add(folded, concept);
                var read = readings.Read(folded);
                if (read != folded && read.Length >= ShortestReading)
                {
                    _phrases.Add(read, concept);
                }
            }
        }
    }

    public void AddFeatures(string folded, string read, List<Feature> into)
    {
        if (_phrases.Count == 0)
        {
            return;
        }

        var first = into.Count;
        Add(folded, first, into);
        if (!ReferenceEquals(read, folded))
        {
            Add(read, first, into);
        }
    }

    private void Add(string text, int first, List<Feature> into)
    {
        foreach (var (_, _, concept) in _phrases.FindAll(text))
        {
            if (into.IndexOf(concept, first) < 0)
            {
                into.Add(concept);
            }
        }
    }
}
