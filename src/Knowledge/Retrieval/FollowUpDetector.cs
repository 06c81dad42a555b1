using Madoguchi.Knowledge.Recognition;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Retrieval;

/// <summary>Recognises a message that names no topic of its own, such as "and how much is it?".</summary>
internal sealed class FollowUpDetector
{
    private readonly PhraseIndex<bool> _words = new();

    public FollowUpDetector(IEnumerable<RecognitionVocabulary> vocabularies)
    {
        foreach (var vocabulary in vocabularies)
        {
            foreach (var phrase in vocabulary.FollowUps)
            {
                _words.Add(phrase, true);
            }

            foreach (var phrase in vocabulary.Fillers)
            {
                _words.Add(phrase, false);
            }
        }
    }

    /// <summary>Whether nothing is left of the message without the asking words and the fillers.</summary>
    public bool IsFollowUp(string folded)
    {
        var asks = false;
        for (var i = 0; i < folded.Length;)
        {
            var length = _words.LongestAt(folded, i, out var isAsking);
            if (length == 0 && Scripts.Of(folded[i]) != Script.None)
            {
                return false;
            }

            asks |= length > 0 && isAsking;
            i += Math.Max(length, 1);
        }

        return asks;
    }
}
