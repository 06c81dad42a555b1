using System.Globalization;
using Madoguchi.Knowledge.Recognition;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Retrieval;

/// <summary>
/// Words that stand for each other: whichever word of a synonym row is used, the text has the same concept; and whichever
/// words of a subject, the text touches the same field.
/// </summary>
internal sealed class ConceptTable
{
    /// <summary>A shorter reading would be found inside unrelated words.</summary>
    private const int ShortestReading = 3;

    private readonly PhraseIndex<Feature> _concepts = new();
    private readonly PhraseIndex<Feature[]> _fieldWords = new();

    public ConceptTable(IReadOnlyList<IReadOnlyList<string>> rows, IEnumerable<RecognitionVocabulary> vocabularies, ReadingTable readings)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            var concept = Feature.Of(FeatureKind.Concept, row.ToString(CultureInfo.InvariantCulture));
            foreach (var form in rows[row].SelectMany(w => Forms(TextFolder.ForMatching(TextNormalizer.Normalize(w)), readings)))
            {
                _concepts.Add(form, concept);
            }
        }

        // One word may belong to several subjects.
        var fields = vocabularies.SelectMany(v => v.Fields)
            .SelectMany(f => f.Value.SelectMany(w => Forms(w, readings)).Select(w => (Word: w, Field: Feature.Of(FeatureKind.Field, f.Key))));
        foreach (var word in fields.GroupBy(f => f.Word, f => f.Field))
        {
            _fieldWords.Add(word.Key, word.Distinct().ToArray());
        }
    }

    public void AddFeatures(string folded, string read, List<Feature> into)
    {
        var first = into.Count;
        Add(folded, first, into);
        if (!ReferenceEquals(read, folded))
        {
            Add(read, first, into);
        }
    }

    private static IEnumerable<string> Forms(string folded, ReadingTable readings)
    {
        yield return folded;
        if (readings.Read(folded) is var read && read != folded && read.Length >= ShortestReading)
        {
            yield return read;
        }
    }

    private void Add(string text, int first, List<Feature> into)
    {
        foreach (var (_, _, concept) in _concepts.FindAll(text))
        {
            AddOnce(concept, first, into);
        }

        foreach (var (_, _, fields) in _fieldWords.FindAll(text))
        {
            foreach (var field in fields)
            {
                AddOnce(field, first, into);
            }
        }
    }

    private static void AddOnce(Feature feature, int first, List<Feature> into)
    {
        if (into.IndexOf(feature, first) < 0)
        {
            into.Add(feature);
        }
    }
}
