using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Recognition;

/// <summary>Finds what a short message does and the number of a choice.</summary>
internal sealed class ActRecognizer
{
    /// <summary>In a longer message, a phrase such as "talk to someone" is part of a story.</summary>
    private const int LongestRequest = 60;

    private const int LongestAct = 40;
    private const int LongestChoice = 24;
    private const int MostChoices = 20;

    private readonly Dictionary<string, SpeechAct> _acts = new(StringComparer.Ordinal);
    private readonly PhraseIndex<SpeechAct> _requests = new();
    private readonly PhraseIndex<bool> _fillers = new();
    private readonly List<SlotPattern> _choices;

    public ActRecognizer(RecognitionVocabulary vocabulary)
    {
        foreach (var (act, phrases) in vocabulary.Acts)
        {
            foreach (var phrase in phrases)
            {
                _acts.TryAdd(Words(phrase), act);
            }
        }

        foreach (var (act, phrases) in vocabulary.Requests)
        {
            phrases.ToList().ForEach(p => _requests.Add(p, act));
        }

        vocabulary.Fillers.ToList().ForEach(f => _fillers.Add(f, true));
        _choices = vocabulary.Choice.Select(p => new SlotPattern(p)).ToList();
    }

    public bool IsAct(string text) => text.Length <= LongestAct && FindAct(text) is not null;

    public SpeechAct Find(string text)
    {
        if (text.Length <= LongestAct && FindAct(text) is { } act)
        {
            return act;
        }

        var requests = text.Length <= LongestRequest ? _requests.FindAll(text) : [];
        return requests.Count > 0 ? requests[0].Value : SpeechAct.Ask;
    }

    public int? FindChoice(string text, NumberFinder finder)
    {
        var bare = text.Trim(' ', '.', ',', '!', '?', '。', '、', '(', ')', '「', '」', '#');
        if (bare.Length is 0 or > LongestChoice)
        {
            return null;
        }

        var numbers = finder.Find(bare);
        var choice = numbers.Count == 1 && numbers[0].Length == bare.Length ? numbers[0].Value
            : _choices.SelectMany(c => c.FindAll(bare, numbers)).FirstOrDefault(m => m.Start == 0 && m.End == bare.Length) is { Values: not null } match ? match["n"]
            : null;
        return choice is >= 1 and <= MostChoices ? choice : null;
    }

    private SpeechAct? FindAct(string text)
    {
        var words = Words(text);
        if (_acts.TryGetValue(words, out var act))
        {
            return act;
        }

        // "Yes please", はい、お願いします: what is left without fillers, then what stands before the first comma.
        var lead = Words(text.Split(',', '、', '。', '!', '.', ' ')[0]);
        return lead.Length > 0 && lead.Length < words.Length && _acts.TryGetValue(lead, out act) && IsFiller(text, lead.Length) ? act : null;
    }

    private bool IsFiller(string text, int from)
    {
        for (var i = from; i < text.Length;)
        {
            var length = _fillers.LongestAt(text, i, out _);
            if (length == 0 && _acts.ContainsKey(Words(text[i..])))
            {
                return true;
            }

            if (length == 0 && Scripts.Of(text[i]) != Script.None)
            {
                return false;
            }

            i += Math.Max(length, 1);
        }

        return true;
    }

    // Letters and digits only, so that はい！！ and はい。 are はい.
    private static string Words(string text) =>
        string.Join(' ', text.Split(' ').Select(w => string.Concat(w.Where(c => Scripts.Of(c) != Script.None || char.IsDigit(c) || c == '\''))).Where(w => w.Length > 0));
}
