namespace Madoguchi.Knowledge.Content;

/// <summary>Reads phrases/{lang}.yaml and compares every language with Japanese.</summary>
internal static class PhraseReader
{
    public static Phrases? Read(string language, string yaml, YamlFile file)
    {
        if (file.ReadMap(yaml) is not { } map)
        {
            return null;
        }

        var phrases = new Phrases(language, Section(map, "bot"), Section(map, "page"), Section(map, "staff_replies"));
        map.RefuseOtherFields();
        return phrases;
    }

    public static void Compare(Phrases japanese, Phrases other, YamlFile file)
    {
        Compare("bot", japanese.Bot, other.Bot, file);
        Compare("page", japanese.Page, other.Page, file);
        Compare("staff_replies", japanese.StaffReplies, other.StaffReplies, file);
    }

    private static void Compare(string section, IReadOnlyDictionary<string, string> japanese, IReadOnlyDictionary<string, string> other, YamlFile file)
    {
        foreach (var (key, text) in japanese)
        {
            if (!other.TryGetValue(key, out var translated))
            {
                file.Error(0, $"`{section}` has no `{key}` (Japanese: {text.ReplaceLineEndings(" ")})");
            }
            else if (!Phrases.PlaceholdersOf(text).SetEquals(Phrases.PlaceholdersOf(translated)))
            {
                file.Error(0, $"`{section}.{key}` does not have the placeholders of Japanese: {string.Join(" ", Phrases.PlaceholdersOf(text).Select(p => $"{{{p}}}"))}");
            }
        }

        foreach (var key in other.Keys.Where(k => !japanese.ContainsKey(k)))
        {
            file.Error(0, $"`{section}` has `{key}`, which Japanese does not have");
        }
    }

    private static Dictionary<string, string> Section(YamlMap map, string key) => map.OptionalMap(key)?.AllTexts() ?? [];
}
