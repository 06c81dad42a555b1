using System.Text;
using Madoguchi.Handoff.Signals.Matching;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Handoff.Signals.Inventories;

/// <summary>Reads <c>signals/{lang}.yaml</c> of all languages into one inventory, gathering problems.</summary>
internal sealed class InventoryReader(List<ContentProblem> problems)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly MatcherBuilder _builder = new();
    private readonly List<object?> _owners = [];
    private readonly List<Example> _examples = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Reads one file. A variant of a language needs no entries of its own.</summary>
    public void Read(string path, string name, Language language, FirstWordsBook book)
    {
        if (Text(path, name) is not { } text || new YamlFile(name, problems).ReadMap(text) is not { } map)
        {
            return;
        }

        var parser = new ExpressionParser(WordLists.Read(map.OptionalMap("words")), _builder);
        foreach (var mask in map.Texts("mask"))
        {
            Try(map, "mask", () => parser.ParseMask(mask).ToList().ForEach(_builder.Mask));
        }

        foreach (var frame in map.Maps("frames"))
        {
            ReadFrame(frame, parser);
        }

        ReadModifiers(map.OptionalMap("modifiers"), parser);
        var entries = map.Maps("entries");
        if (entries.Count == 0 && language.Parent is null)
        {
            map.Error("entries", $"no `entries`: {language.Tag} has no inventory");
        }

        foreach (var entry in entries)
        {
            ReadEntry(entry, language.Tag, parser);
        }

        foreach (var example in map.Maps("examples"))
        {
            var (category, tier) = (ReadCategory(example), ReadTier(example));
            _examples.AddRange(example.Texts("texts").Select(t => new Example(t, language.Tag, category, tier)));
            example.RefuseOtherFields();
        }

        _examples.AddRange(map.Texts("harmless").Select(t => new Example(t, language.Tag, null, Tier.None)));
        book.Read(map, language.Tag);
        map.RefuseOtherFields();
    }

    public Inventory Build() => new(_owners, new Matcher(_builder), _examples);

    private void ReadEntry(YamlMap map, string language, ExpressionParser parser)
    {
        var id = $"{language}/{map.Text("id")}";
        if (!_ids.Add(id))
        {
            map.Error("id", $"the id `{id}` stands twice");
        }

        var entry = new Entry(
            id,
            language,
            ReadCategory(map),
            ReadTier(map),
            ReadExpressions(map, "unless", null, parser),
            ReadExpressions(map, "with", null, parser),
            map.OptionalText("domain"),
            map.Texts("despite").ToHashSet(StringComparer.Ordinal));
        if (ReadExpressions(map, "any", entry, parser) < 0)
        {
            map.Error("any", "`any` is missing: the expressions that show it");
        }

        map.OptionalText("note");
        map.RefuseOtherFields();
    }

    private void ReadFrame(YamlMap map, ExpressionParser parser)
    {
        var tiers = new[] { Tier.None, Tier.Concern, Tier.Urgent, Tier.Emergency };
        if (map.OptionalMap("tiers") is { } changed)
        {
            foreach (var key in changed.Keys)
            {
                tiers[(int)ParseTier(key, changed, key)] = ParseTier(changed.Text(key), changed, key);
            }
        }

        var frame = new Frame(
            map.Text("id"),
            ReadExpressions(map, "unless", null, parser),
            Enum.Parse<FrameScope>(map.OneOf("scope", "sentence", "before", "after", "message"), ignoreCase: true),
            map.OptionalNumber("reach") ?? 8,
            map.Texts("categories"),
            tiers,
            map.Has("category") ? ReadCategory(map) : null);
        if (ReadExpressions(map, "any", frame, parser) < 0)
        {
            map.Error("any", "`any` is missing: the words of the frame");
        }

        map.OptionalText("note");
        map.RefuseOtherFields();
    }

    private void ReadModifiers(YamlMap? map, ExpressionParser parser)
    {
        foreach (var name in map?.Keys ?? [])
        {
            if (!Modifier.InInventories.Contains(name))
            {
                map!.Error(name, $"`{name}` is not a modifier (known: {string.Join(", ", Modifier.InInventories)})");
            }

            ReadExpressions(map!, name, name, parser);
        }
    }

    // The number of the new owner of the expressions under a key, or -1 when there are none.
    private int ReadExpressions(YamlMap map, string key, object? owner, ExpressionParser parser)
    {
        var texts = map.Texts(key);
        if (texts.Count == 0)
        {
            return -1;
        }

        var number = _owners.Count;
        _owners.Add(owner);
        foreach (var text in texts)
        {
            Try(map, key, () => _builder.Expressions.Add(new Expression(number, parser.Parse(text))));
        }

        return number;
    }

    private static void Try(YamlMap map, string key, Action read)
    {
        try
        {
            read();
        }
        catch (FormatException e)
        {
            map.Error(key, e.Message);
        }
    }

    private static string ReadCategory(YamlMap map) => map.OneOf("category", Category.All);

    private static Tier ReadTier(YamlMap map) => Enum.Parse<Tier>(map.OneOf("tier", "concern", "urgent", "emergency"), ignoreCase: true);

    private static Tier ParseTier(string text, YamlMap map, string key)
    {
        if (Enum.TryParse<Tier>(text, ignoreCase: true, out var tier) && !char.IsAsciiDigit(text[0]))
        {
            return tier;
        }

        map.Error(key, $"`{text}` is not a tier (none, concern, urgent, emergency)");
        return Tier.None;
    }

    private string? Text(string path, string name)
    {
        try
        {
            return File.ReadAllText(path, StrictUtf8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new ContentProblem(Severity.Error, name, 0, $"the file cannot be read: {e.Message}"));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new ContentProblem(Severity.Error, name, 0, "the file is not UTF-8: save it as UTF-8"));
        }

        return null;
    }
}
