namespace Madoguchi.Knowledge.Languages;

/// <summary>In which language a text is.</summary>
/// <param name="Language">The tag of the most likely of the known languages, or <see cref="Other"/>.</param>
/// <param name="Confidence">0 to 1; below 0.5 it is no more than a guess.</param>
/// <param name="ForeignScript">ISO 15924 code of the text's script where no known language is written in it.</param>
public readonly record struct LanguageGuess(string Language, double Confidence, string? ForeignScript = null)
{
    /// <summary>A language that is not known.</summary>
    public const string Other = "other";
}
