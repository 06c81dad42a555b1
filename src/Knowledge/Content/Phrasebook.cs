using System.Text.RegularExpressions;

namespace Madoguchi.Knowledge.Content;

/// <summary>Everything the bot and its page themselves say in one language.</summary>
/// <param name="Bot">Short texts by key, with <c>{placeholders}</c>.</param>
/// <param name="Page">Labels of the chat page.</param>
/// <param name="StaffReplies">Ready replies that staff send with one click, by id.</param>
public sealed partial record Phrases(
    string Language,
    IReadOnlyDictionary<string, string> Bot,
    IReadOnlyDictionary<string, string> Page,
    IReadOnlyDictionary<string, string> StaffReplies)
{
    /// <summary>The text for a key with its placeholders filled in.</summary>
    /// <exception cref="KeyNotFoundException">No such key: a bug here, because loading compares every language with Japanese.</exception>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = Bot.TryGetValue(key, out var found) ? found : throw new KeyNotFoundException($"phrases/{Language}.yaml has no bot text `{key}`");
        foreach (var (name, value) in values)
        {
            text = text.Replace("{" + name + "}", value, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Names of the placeholders in a text.</summary>
    public static IReadOnlySet<string> PlaceholdersOf(string text) =>
        PlaceholderPattern().Matches(text).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex PlaceholderPattern();
}

/// <summary>The phrases of every language that has a file. Each has exactly the keys and placeholders of Japanese.</summary>
public sealed class Phrasebook
{
    private readonly Dictionary<string, Phrases> _byLanguage;
    private readonly IReadOnlyDictionary<string, Language> _languages;

    internal Phrasebook(IEnumerable<Phrases> phrases, IReadOnlyList<Language> languages)
    {
        _byLanguage = phrases.ToDictionary(p => p.Language, StringComparer.Ordinal);
        _languages = languages.ToDictionary(l => l.Tag, StringComparer.Ordinal);
    }

    /// <summary>Languages in which the bot can speak, variants included.</summary>
    public IEnumerable<string> Languages => _languages.Keys.Where(Speaks);

    public bool Speaks(string language) => Find(language) is not null;

    /// <summary>The phrases of this language or of the parent of a variant.</summary>
    /// <exception cref="KeyNotFoundException">The language is not spoken; ask <see cref="Speaks"/> first.</exception>
    public Phrases For(string language) => Find(language) ?? throw new KeyNotFoundException($"no phrases for language `{language}`");

    private Phrases? Find(string language) =>
        !_languages.TryGetValue(language, out var known) || !known.IsReady ? null
        : _byLanguage.TryGetValue(language, out var own) ? own
        : known.Parent is { } parent ? Find(parent)
        : null;
}
