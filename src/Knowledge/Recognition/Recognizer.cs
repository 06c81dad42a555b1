using Madoguchi.Knowledge.Content;

namespace Madoguchi.Knowledge.Recognition;

/// <summary>What the recognisers found in one message.</summary>
internal sealed record Recognized(ChildAge? ChildAge, PregnancyStage? Pregnancy, TimeMeant? Time, string? Municipality, string? Phone, SpeechAct Intent, int? ChoiceNumber);

/// <summary>Runs the recognisers of the languages that a message may be in.</summary>
internal sealed class Recognizer
{
    private readonly Dictionary<string, LanguageRecognizers> _byLanguage = new(StringComparer.Ordinal);
    private readonly HashSet<string> _variants = new(StringComparer.Ordinal);
    private readonly PlaceRecognizer _places;

    /// <summary>For languages without a vocabulary: digits alone are the number of a choice in all of them.</summary>
    private readonly LanguageRecognizers _plain = new(RecognitionVocabulary.Empty);

    public Recognizer(ContentLibrary content)
    {
        _places = new PlaceRecognizer(content);
        foreach (var (language, vocabulary) in content.Recognition)
        {
            _byLanguage[language] = new LanguageRecognizers(vocabulary);
        }

        foreach (var variant in content.Languages.Where(l => l.Parent is not null && !_byLanguage.ContainsKey(l.Tag)))
        {
            if (_byLanguage.TryGetValue(variant.Parent!, out var parent))
            {
                _byLanguage[variant.Tag] = parent;
                _variants.Add(variant.Tag);
            }
        }
    }

    /// <param name="isSure">False where the language is a guess: then every language's words are tried, this one's first.</param>
    public Recognized Recognize(string folded, string language, bool isSure, DateTimeOffset? now)
    {
        var found = new Recognized(null, null, null, _places.Find(folded), PhoneRecognizer.Find(folded), SpeechAct.Ask, null);
        foreach (var recognizers in Candidates(language, isSure))
        {
            var numbers = recognizers.Numbers.Find(folded);
            var (age, pregnancy) = recognizers.Ages.Find(folded, numbers);
            found = found with
            {
                ChildAge = found.ChildAge ?? age,
                Pregnancy = found.Pregnancy ?? pregnancy,
                Time = found.Time ?? (now is { } moment ? recognizers.Times.Find(folded, numbers, moment) : null),
                Intent = found.Intent == SpeechAct.Ask ? recognizers.Acts.Find(folded) : found.Intent,
                ChoiceNumber = found.ChoiceNumber ?? recognizers.Acts.FindChoice(folded, recognizers.Numbers),
            };
        }

        return found;
    }

    /// <summary>The only language in which this whole message is a greeting, a thank-you, a yes or a no; null where there is none or several.</summary>
    public string? LanguageOfAct(string folded)
    {
        string? only = null;
        foreach (var (language, recognizers) in _byLanguage)
        {
            if (recognizers.Acts.IsAct(folded) && !_variants.Contains(language))
            {
                if (only is not null)
                {
                    return null;
                }

                only = language;
            }
        }

        return only;
    }

    private IEnumerable<LanguageRecognizers> Candidates(string language, bool isSure)
    {
        if (_byLanguage.TryGetValue(language, out var own))
        {
            yield return own;
        }
        else
        {
            yield return _plain;
        }

        foreach (var other in isSure ? [] : _byLanguage.Values.Distinct().Where(r => r != own))
        {
            yield return other;
        }
    }

    private sealed class LanguageRecognizers(RecognitionVocabulary vocabulary)
    {
        public NumberFinder Numbers { get; } = new(vocabulary.Numbers);

        public AgeRecognizer Ages { get; } = new(vocabulary);

        public TimeRecognizer Times { get; } = new(vocabulary);

        public ActRecognizer Acts { get; } = new(vocabulary);
    }
}
