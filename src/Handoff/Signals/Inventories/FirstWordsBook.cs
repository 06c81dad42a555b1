using System.Text.RegularExpressions;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Handoff.Signals.Inventories;

/// <summary>
/// The first words of every language, by key: a category, with <c>.child</c> where a child speaks and <c>.emergency</c>
/// where that tier needs other words: <c>A4</c>, <c>A4.emergency</c>, <c>A4.child</c>.
/// </summary>
internal sealed partial class FirstWordsBook(ContentLibrary content)
{
    private readonly Dictionary<string, Dictionary<string, FirstWords>> _byLanguage = new(StringComparer.Ordinal);

    /// <summary>Keys that every language must have.</summary>
    public static IEnumerable<string> Required => Category.All.Append(SignalReading.Unreadable);

    public void Read(YamlMap file, string language)
    {
        if (file.OptionalMap("first_words") is not { } map)
        {
            return;
        }

        var texts = new Dictionary<string, FirstWords>(StringComparer.Ordinal);
        foreach (var key in map.Keys)
        {
            var category = key.Split('.')[0];
            if (!Required.Contains(category) || key.Split('.').Skip(1).Any(p => p is not ("child" or "emergency")))
            {
                map.Error(key, $"`{key}` is not a category (with .child or .emergency)");
            }

            if (map.OptionalMap(key) is { } words)
            {
                texts[key] = new FirstWords(words.Text("text"), words.Texts("lines"), words.OptionalText("question") ?? "", category, key.Contains(".child", StringComparison.Ordinal));
                Check(words, texts[key]);
                words.RefuseOtherFields();
            }
        }

        foreach (var missing in Required.Where(k => !texts.ContainsKey(k)))
        {
            file.Error("first_words", $"no first words for `{missing}`");
        }

        _byLanguage[language] = texts;
    }

    public bool Speaks(string language) => Find(language) is not null;

    /// <summary>The words for a category; null where the language is not spoken.</summary>
    public FirstWords? Find(string category, Tier tier, bool childSpeaks, string language)
    {
        if (Find(language) is not { } texts)
        {
            return null;
        }

        var emergency = tier == Tier.Emergency ? ".emergency" : "";
        string[] keys = childSpeaks
            ? [$"{category}.child{emergency}", $"{category}.child", $"{category}{emergency}", category]
            : [$"{category}{emergency}", category];
        return keys.Select(k => texts.GetValueOrDefault(k)).OfType<FirstWords>().FirstOrDefault() ?? texts[SignalReading.Unreadable];
    }

    private Dictionary<string, FirstWords>? Find(string language) =>
        _byLanguage.GetValueOrDefault(language)
        ?? (content.Languages.FirstOrDefault(l => l.Tag == language)?.Parent is { } parent ? Find(parent) : null);

    private void Check(YamlMap map, FirstWords words)
    {
        foreach (var line in Phrases.PlaceholdersOf(words.Text + words.Question).Where(p => !p.StartsWith("line:", StringComparison.Ordinal)))
        {
            map.Error("text", $"`{{{line}}}` is unknown here; first words know {{line:ID}}");
        }

        foreach (var line in Phrases.PlaceholdersOf(words.Text + words.Question).Where(p => p.StartsWith("line:", StringComparison.Ordinal)).Select(p => p["line:".Length..]).Concat(words.Lines).Distinct())
        {
            if (content.HelpLines.Count > 0 && content.FindHelpLine(line) is null)
            {
                map.Error("lines", $"the help line `{line}` is not in help-lines.yaml");
            }
        }

        if (TypedNumber().IsMatch(Placeholder().Replace(words.Text + words.Question, "")))
        {
            map.Error("text", "a phone number is typed here; write {line:ID}");
        }
    }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\d{3}")]
    private static partial Regex TypedNumber();
}
