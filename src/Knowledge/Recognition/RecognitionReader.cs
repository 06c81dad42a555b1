using System.Globalization;
using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Recognition;

/// <summary>Reads recognition/{lang}.yaml.</summary>
internal static class RecognitionReader
{
    private static readonly string[] TimeKeys =
    [
        "now", "today", "tonight", "tomorrow", "day_after_tomorrow", "weekend", "year_end", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
        "morning", "noon", "afternoon", "evening", "night", "midnight",
    ];

    public static RecognitionVocabulary Read(YamlMap map)
    {
        var acts = map.OptionalMap("acts");
        var requests = map.OptionalMap("requests");
        var times = map.OptionalMap("times");
        var vocabulary = new RecognitionVocabulary
        {
            Acts = new Dictionary<SpeechAct, IReadOnlyList<string>>
            {
                [SpeechAct.Greeting] = Phrases(acts, "greeting"),
                [SpeechAct.Thanks] = Phrases(acts, "thanks"),
                [SpeechAct.Yes] = Phrases(acts, "yes"),
                [SpeechAct.No] = Phrases(acts, "no"),
                [SpeechAct.Cancel] = Phrases(acts, "cancel"),
            },
            Requests = new Dictionary<SpeechAct, IReadOnlyList<string>>
            {
                [SpeechAct.AskForPerson] = Phrases(requests, "person"),
                [SpeechAct.DeleteMyData] = Phrases(requests, "delete_my_data"),
                [SpeechAct.AskForMyData] = Phrases(requests, "my_data"),
            },
            Fillers = Phrases(map, "fillers"),
            FollowUps = Phrases(map, "follow_ups"),
            Numbers = Numbers(map, "numbers"),
            ChildAge = Phrases(map, "child_age"),
            ChildAgeWords = Numbers(map, "child_age_words"),
            NotAge = Phrases(map, "not_age"),
            Pregnancy = Phrases(map, "pregnancy"),
            PregnancyBare = Phrases(map, "pregnancy_bare"),
            PregnancyContext = Phrases(map, "pregnancy_context"),
            Times = TimeKeys.ToDictionary(k => k, k => (IReadOnlyList<string>)Phrases(times, k), StringComparer.Ordinal),
            Clock = Phrases(map, "clock"),
            Choice = Phrases(map, "choice"),
            Prefectures = PhrasesByKey(map.OptionalMap("prefectures")),
            NotPlaces = Phrases(map, "not_places"),
            Fields = PhrasesByKey(map.OptionalMap("fields")),
            Readings = map.OptionalMap("readings")?.AllTexts() ?? [],
        };
        acts?.RefuseOtherFields();
        requests?.RefuseOtherFields();
        times?.RefuseOtherFields();
        map.RefuseOtherFields();
        return vocabulary;
    }

    private static Dictionary<string, IReadOnlyList<string>> PhrasesByKey(YamlMap? map) =>
        map is null ? [] : map.Keys.ToDictionary(k => k, k => (IReadOnlyList<string>)Phrases(map, k), StringComparer.Ordinal);

    private static List<string> Phrases(YamlMap? map, string key) =>
        map is null || !map.Has(key) ? [] : map.Texts(key).Select(Fold).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToList();

    private static Dictionary<string, int> Numbers(YamlMap map, string key)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        if (map.OptionalMap(key) is { } entries)
        {
            foreach (var (word, text) in entries.AllTexts())
            {
                if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    numbers[Fold(word)] = number;
                }
                else
                {
                    entries.Error(word, $"`{text}` is not a whole number");
                }
            }
        }

        return numbers;
    }

    private static string Fold(string text) => TextFolder.ForMatching(TextNormalizer.Normalize(text));
}
