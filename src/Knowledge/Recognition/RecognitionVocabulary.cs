namespace Madoguchi.Knowledge.Recognition;

/// <summary>
/// The words of one language that the recognisers look for, read from recognition/{lang}.yaml. All phrases are folded for
/// matching. A language without a file recognises nothing.
/// </summary>
public sealed class RecognitionVocabulary
{
    /// <summary>Of a language without a file.</summary>
    public static RecognitionVocabulary Empty { get; } = new();

    /// <summary>Whole messages by what they do: greeting, thanks, yes, no, cancel.</summary>
    public IReadOnlyDictionary<SpeechAct, IReadOnlyList<string>> Acts { get; init; } = new Dictionary<SpeechAct, IReadOnlyList<string>>();

    /// <summary>Phrases that do something wherever they stand in a short message: ask for a person, for one's data, to delete it.</summary>
    public IReadOnlyDictionary<SpeechAct, IReadOnlyList<string>> Requests { get; init; } = new Dictionary<SpeechAct, IReadOnlyList<string>>();

    /// <summary>Words that change nothing around an act or a follow-up question: please, well, です.</summary>
    public IReadOnlyList<string> Fillers { get; init; } = [];

    /// <summary>Asking words that need the last topic to mean something: how much, where, いくら.</summary>
    public IReadOnlyList<string> FollowUps { get; init; } = [];

    /// <summary>Number words.</summary>
    public IReadOnlyDictionary<string, int> Numbers { get; init; } = new Dictionary<string, int>();

    /// <summary>Patterns with slots, such as <c>{years}歳{months}か月</c>.</summary>
    public IReadOnlyList<string> ChildAge { get; init; } = [];

    /// <summary>Words that are an age in months: 新生児 is 0.</summary>
    public IReadOnlyDictionary<string, int> ChildAgeWords { get; init; } = new Dictionary<string, int>();

    /// <summary>What makes the number before it a span of time and not an age: ago, 前.</summary>
    public IReadOnlyList<string> NotAge { get; init; } = [];

    /// <summary>Patterns with the slots months and weeks.</summary>
    public IReadOnlyList<string> Pregnancy { get; init; } = [];

    /// <summary>Patterns that are a stage only in a message about a pregnancy and else an age: <c>{months}か月</c>.</summary>
    public IReadOnlyList<string> PregnancyBare { get; init; } = [];

    /// <summary>Words that say the message is about a pregnancy.</summary>
    public IReadOnlyList<string> PregnancyContext { get; init; } = [];

    /// <summary>Words for days and parts of the day; keys are listed in content/README.md.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Times { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Patterns for the time of day with the slots hour and minute.</summary>
    public IReadOnlyList<string> Clock { get; init; } = [];

    /// <summary>Patterns for the number of a choice with the slot n.</summary>
    public IReadOnlyList<string> Choice { get; init; } = [];

    /// <summary>Names of a prefecture and its large cities by prefecture id; they tell places of the same name apart.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Prefectures { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Names that contain a municipality's name but are somewhere else.</summary>
    public IReadOnlyList<string> NotPlaces { get; init; } = [];

    /// <summary>Words of one subject, wider than synonyms, by the subject's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Words in Chinese characters and how they are read.</summary>
    public IReadOnlyDictionary<string, string> Readings { get; init; } = new Dictionary<string, string>();
}
