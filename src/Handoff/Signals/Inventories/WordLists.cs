using Madoguchi.Knowledge.Content;

namespace Madoguchi.Handoff.Signals.Inventories;

/// <summary>Reads the named word lists of an inventory; a list may take in others with <c>{name}</c>.</summary>
internal static class WordLists
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(YamlMap? map)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (map is null)
        {
            return lists;
        }

        var raw = map.Keys.ToDictionary(k => k, k => map.Texts(k), StringComparer.Ordinal);
        foreach (var name in raw.Keys)
        {
            lists[name] = Expand(name, raw, map, []).Distinct(StringComparer.Ordinal).ToList();
            if (lists[name].Count == 0)
            {
                map.Error(name, $"the words `{name}` are empty");
            }
        }

        return lists;
    }

    private static IEnumerable<string> Expand(string name, Dictionary<string, IReadOnlyList<string>> raw, YamlMap map, HashSet<string> under)
    {
        if (!under.Add(name))
        {
            map.Error(name, $"the words `{name}` contain themselves");
            yield break;
        }

        foreach (var word in raw[name])
        {
            if (!word.StartsWith('{'))
            {
                yield return word;
                continue;
            }

            var other = word.Trim('{', '}');
            if (!raw.ContainsKey(other))
            {
                map.Error(name, $"there are no words `{other}`");
                continue;
            }

            foreach (var inner in Expand(other, raw, map, under))
            {
                yield return inner;
            }
        }

        under.Remove(name);
    }
}
