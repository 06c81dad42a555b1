using Madoguchi.Handoff.Signals.Examples;
using Madoguchi.Handoff.Signals.Inventories;
using Madoguchi.Handoff.Signals.Scoring;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Handoff.Signals;

/// <summary>Reads messages for worrying signals. Made once from the content folder, never changed, safe from any thread.</summary>
public sealed class SignalDetector
{
    private const int LongestBubble = 40;

    private readonly FirstWordsBook _firstWords;
    private readonly MessageReader _reader;

    private SignalDetector(Inventory inventory, FirstWordsBook firstWords, IEnumerable<(string Text, string Language)> everyday)
    {
        _firstWords = firstWords;
        var rules = new MessageReader(inventory, new ExampleClassifier([]));
        var harmless = everyday.Where(e => rules.Read(e.Text).Signals.Count == 0).Select(e => new Example(e.Text, e.Language, null, Tier.None));
        _reader = new MessageReader(inventory, new ExampleClassifier([.. inventory.Examples, .. harmless]));
    }

    /// <summary>Reads <c>signals/*.yaml</c>.</summary>
    /// <exception cref="ContentException">An inventory is missing or broken, or a language the bot speaks has no first words; every problem is listed.</exception>
    public static SignalDetector Load(ContentLibrary content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var problems = new List<ContentProblem>();
        var reader = new InventoryReader(problems);
        var book = new FirstWordsBook(content);
        var found = 0;
        // An inventory that is still being written waits until its language is ready: half of one would only raise false alarms.
        foreach (var language in content.Languages.Where(l => l.IsReady))
        {
            var name = $"signals/{language.Tag}.yaml";
            var path = Path.Combine(content.Folder, "signals", $"{language.Tag}.yaml");
            if (File.Exists(path))
            {
                found++;
                reader.Read(path, name, language, book);
            }
            else if (language.Parent is null && content.Phrases.Speaks(language.Tag))
            {
                problems.Add(new ContentProblem(Severity.Error, name, 0, $"the file is missing: the bot speaks {language.Tag} but would not see danger in it"));
            }
        }

        if (found == 0)
        {
            problems.Add(new ContentProblem(Severity.Error, "signals", 0, "there is no inventory: nothing would ever be seen as danger"));
        }

        foreach (var language in content.Phrases.Languages.Where(l => !book.Speaks(l) && problems.TrueForAll(p => p.File != $"signals/{l}.yaml")))
        {
            problems.Add(new ContentProblem(Severity.Error, $"signals/{language}.yaml", 0, $"no `first_words`: the bot speaks {language}"));
        }

        return problems.Count > 0 ? throw new ContentException(problems) : new SignalDetector(reader.Build(), book, Everyday(content));
    }

    /// <summary>
    /// Reads one message in any language. Never throws: an internal error gives <see cref="SignalReading.Failure"/>.
    /// </summary>
    /// <param name="text">The message as it came in; any length, any characters.</param>
    /// <param name="history">What the conversation showed before; raises, never lowers.</param>
    /// <param name="at">When the message came; null is taken as directly after the last message of the history.</param>
    public SignalReading Read(string text, SignalHistory? history = null, DateTimeOffset? at = null)
    {
#pragma warning disable CA1031 // Whatever goes wrong in here, a person has to look at the message; the caller counts and logs Failed.
        try
        {
            return ReadUnguarded(text, history, at);
        }
        catch (Exception)
        {
            return SignalReading.Failure;
        }
#pragma warning restore CA1031
    }

    /// <summary>The first words for the strongest signal of a reading, in exactly this language (or the parent of a variant).</summary>
    /// <exception cref="ArgumentException">The reading is none, or the language has no first words.</exception>
    public FirstWords For(SignalReading reading, string language)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Category is not { } category)
        {
            throw new ArgumentException("there are no first words where there is no signal", nameof(reading));
        }

        return _firstWords.Find(category, reading.Tier, reading.ChildSpeaks, language)
            ?? throw new ArgumentException($"no first words in `{language}`", nameof(language));
    }

    // What people ask every day: where the rules find nothing in it, the classifier learns it as harmless.
    private static IEnumerable<(string Text, string Language)> Everyday(ContentLibrary content) =>
        content.Articles.SelectMany(a => a.Questions.Select(q => (q, a.Language)))
            .Concat(content.OutOfScope.SelectMany(o => o.Value.Select(text => (text, o.Key))));

    /// <summary>What an earlier bubble has raised as high already is no news when the next bubble happens to lengthen the match.</summary>
    private static bool WasRaised(Signal joined, SignalHistory history) =>
        history.Past.Any(p => p.Tier >= joined.Tier && p.Categories.Contains(joined.Category));

    private SignalReading ReadUnguarded(string text, SignalHistory? history, DateTimeOffset? at)
    {
        var (signals, modifiers, domains) = _reader.Read(text);
        if (text.Length <= LongestBubble && history?.BubblesAt(at) is { Count: > 0 } bubbles)
        {
            // A sentence sent in several bubbles shows what it says only when they are read together.
            var before = string.Join(' ', bubbles) + " ";
            var (joined, more, moreDomains) = _reader.Read(before + text, before.Length);
            signals.AddRange(joined.Where(j => !signals.Exists(s => s.Rule == j.Rule) && !WasRaised(j, history)));
            modifiers.UnionWith(more);
            domains.UnionWith(joined.Count > 0 ? moreDomains : []);
        }

        if (signals.Count == 0)
        {
            return SignalReading.None with { Modifiers = modifiers.ToList() };
        }

        var strongest = signals.MaxBy(s => (s.Tier, -Category.RankOf(s.Category)))!;
        var tier = Accumulation.Raise(strongest.Tier, domains, signals.Select(s => s.Category).ToHashSet(), history, at, modifiers);
        return new SignalReading(tier, [strongest, .. signals.Where(s => s != strongest)], modifiers.Order(StringComparer.Ordinal).ToList()) { Domains = domains.ToList() };
    }
}
