using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Recognition;

/// <summary>Finds a child's age and a stage of pregnancy.</summary>
internal sealed class AgeRecognizer
{
    /// <summary>Somebody of more years is not the child.</summary>
    private const int MostYears = 18;

    private const int MostMonths = 72;
    private const int MostWeeks = 43;
    private const double WeeksPerMonth = 4.345;

    private readonly List<SlotPattern> _ages;
    private readonly List<SlotPattern> _pregnancies;
    private readonly List<SlotPattern> _bareStages;
    private readonly PhraseIndex<int> _words = new();
    private readonly PhraseIndex<bool> _notAge = new();
    private readonly PhraseIndex<bool> _pregnant = new();

    public AgeRecognizer(RecognitionVocabulary vocabulary)
    {
        _ages = vocabulary.ChildAge.Select(p => new SlotPattern(p)).ToList();
        _pregnancies = vocabulary.Pregnancy.Select(p => new SlotPattern(p)).ToList();
        _bareStages = vocabulary.PregnancyBare.Select(p => new SlotPattern(p)).ToList();
        foreach (var (word, months) in vocabulary.ChildAgeWords)
        {
            _words.Add(word, months);
        }

        vocabulary.NotAge.ToList().ForEach(w => _notAge.Add(w, true));
        vocabulary.PregnancyContext.ToList().ForEach(w => _pregnant.Add(w, true));
    }

    public (ChildAge? Age, PregnancyStage? Pregnancy) Find(string text, List<NumberSpot> numbers)
    {
        var words = _words.FindAll(text);
        var age = words.Count > 0 ? new ChildAge(words[0].Value) : default(ChildAge?);
        if (numbers.Count == 0)
        {
            return (age, null);
        }

        var pregnancy = FindPregnancy(text, numbers, _pregnancies, taken: null);
        var bare = _pregnant.IsIn(text) ? _bareStages : [];
        var stages = bare.SelectMany(b => b.FindAll(text, numbers)).ToList();
        foreach (var found in _ages.SelectMany(a => a.FindAll(text, numbers)))
        {
            var isStage = stages.Exists(s => s.Start == found.Start && s.End == found.End);
            if (!isStage && !IsSpan(text, found) && pregnancy?.Match.Overlaps(found) != true && Months(found) is { } months)
            {
                return (new ChildAge(months), (pregnancy ?? FindPregnancy(text, numbers, bare, found))?.Stage);
            }
        }

        return (age, (pregnancy ?? FindPregnancy(text, numbers, bare, taken: null))?.Stage);
    }

    private (SlotMatch Match, PregnancyStage Stage)? FindPregnancy(string text, List<NumberSpot> numbers, List<SlotPattern> patterns, SlotMatch? taken)
    {
        foreach (var match in patterns.SelectMany(p => p.FindAll(text, numbers)))
        {
            if (Stage(match) is { } stage && !IsSpan(text, match) && taken?.Overlaps(match) != true)
            {
                return (match, stage);
            }
        }

        return null;
    }

    private bool IsSpan(string text, SlotMatch match)
    {
        var at = match.End;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at < text.Length && _notAge.LongestAt(text, at, out _) > 0;
    }

    // The Japanese n-th month is weeks 4(n-1) to 4n-1.
    private static PregnancyStage? Stage(SlotMatch match) =>
        match["weeks"] is { } weeks && weeks <= MostWeeks ? new PregnancyStage(weeks)
        : match["months"] is { } months && months is >= 1 and <= 10 ? new PregnancyStage((months - 1) * 4)
        : null;

    private static int? Months(SlotMatch match) => match switch
    {
        _ when match["years"] is { } years => years > MostYears ? null : (years * 12) + (match["months"] ?? (match["half"] is null ? 0 : 6)),
        _ when match["months"] is { } months => months > MostMonths ? null : months,
        _ when match["weeks"] is { } weeks => weeks > 60 ? null : (int)(weeks / WeeksPerMonth),
        _ when match["days"] is { } days => days > 400 ? null : days / 31,
        _ => null,
    };
}
