namespace Madoguchi.Knowledge.Content;

/// <summary>The same text in several languages, keyed by language tag.</summary>
public sealed class LocalText(IReadOnlyDictionary<string, string> texts)
{
    public static LocalText Empty { get; } = new(new Dictionary<string, string>());

    /// <summary>The Japanese text: the one to show at a counter. Empty only in content that lint refuses.</summary>
    public string Japanese => texts.GetValueOrDefault("ja", "");

    public IEnumerable<string> Languages => texts.Keys;

    /// <summary>The text in exactly this language, or null.</summary>
    public string? In(string language) => texts.GetValueOrDefault(language);

    /// <summary>The text for a reader of <paramref name="language"/>; a name without a translation stays Japanese, as on the sign at the door.</summary>
    public string For(string language) => texts.GetValueOrDefault(language) ?? Japanese;
}
