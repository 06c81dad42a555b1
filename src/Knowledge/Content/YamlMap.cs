using YamlDotNet.RepresentationModel;

namespace Madoguchi.Knowledge.Content;

/// <summary>
/// A YAML mapping whose fields are read by name. A missing or wrong field becomes a problem with file and line, and the
/// reader goes on with an empty value; <see cref="RefuseOtherFields"/> reports what nobody asked for (misspelt keys).
/// </summary>
public sealed class YamlMap
{
    private readonly YamlFile _file;
    private readonly Dictionary<string, YamlNode> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    internal YamlMap(YamlFile file, YamlMappingNode node)
    {
        _file = file;
        Line = file.LineOf(node);
        foreach (var (key, value) in node.Children)
        {
            if (key is YamlScalarNode name)
            {
                _fields[name.Value ?? ""] = value;
            }
            else
            {
                file.Error(file.LineOf(key), "a list or mapping cannot be a key: quote texts that begin with `{` or `[`");
            }
        }
    }

    public int Line { get; }

    public IEnumerable<string> Keys => _fields.Keys;

    public bool Has(string key) => _fields.ContainsKey(key);

    public int LineOf(string key) => _fields.TryGetValue(key, out var node) ? _file.LineOf(node) : Line;

    public void Error(string key, string message) => _file.Error(LineOf(key), message);

    /// <summary>A text that must be there; empty after reporting a problem when it is not.</summary>
    public string Text(string key)
    {
        var text = OptionalText(key);
        if (!string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        if (Take(key) is null or YamlScalarNode)
        {
            _file.Error(LineOf(key), $"`{key}` is missing or empty");
        }

        return "";
    }

    public string? OptionalText(string key)
    {
        switch (Take(key))
        {
            case null:
                return null;
            case YamlScalarNode scalar:
                return scalar.Value?.Trim();
            default:
                Error(key, $"`{key}` must be a single text");
                return null;
        }
    }

    public bool Flag(string key)
    {
        var text = OptionalText(key);
        if (text is null or "true" or "false")
        {
            return text == "true";
        }

        Error(key, $"`{key}` must be true or false, not `{text}`");
        return false;
    }

    public int? OptionalNumber(string key)
    {
        var text = OptionalText(key);
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Error(key, $"`{key}` must be a whole number, not `{text}`");
        return null;
    }

    /// <summary>A list of texts; a single text counts as a list of one; empty when the field is missing.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Take(key))
        {
            case null:
                return [];
            case YamlScalarNode scalar:
                return string.IsNullOrWhiteSpace(scalar.Value) ? [] : [scalar.Value.Trim()];
            case YamlSequenceNode list when list.Children.All(c => c is YamlScalarNode):
                return list.Children.Select(c => ((YamlScalarNode)c).Value?.Trim() ?? "").Where(t => t.Length > 0).ToList();
            default:
                Error(key, $"`{key}` must be a list of texts");
                return [];
        }
    }

    /// <summary>One value out of <paramref name="allowed"/>; the first of them after reporting a problem.</summary>
    public string OneOf(string key, params ReadOnlySpan<string> allowed)
    {
        var text = Text(key);
        foreach (var value in allowed)
        {
            if (value == text)
            {
                return value;
            }
        }

        if (text.Length > 0)
        {
            Error(key, $"`{key}` is `{text}`; allowed: {string.Join(", ", allowed.ToArray())}");
        }

        return allowed[0];
    }

    public YamlMap? OptionalMap(string key) => Take(key) is { } node ? _file.AsMap(node) : null;

    public IReadOnlyList<YamlMap> Maps(string key)
    {
        switch (Take(key))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return list.Children.Select(_file.AsMap).OfType<YamlMap>().ToList();
            default:
                Error(key, $"`{key}` must be a list");
                return [];
        }
    }

    /// <summary>A text per language, such as <c>{ja: 綾瀬市, en: Ayase City}</c>; Japanese must be among them.</summary>
    public LocalText LocalText(string key)
    {
        var map = OptionalMap(key);
        if (map is null)
        {
            _file.Error(LineOf(key), $"`{key}` is missing: write it as {{ja: …, en: …}}");
            return Content.LocalText.Empty;
        }

        if (!map.Has("ja"))
        {
            Error(key, $"`{key}` has no Japanese text (ja)");
        }

        return new LocalText(map.AllTexts());
    }

    public LocalText? OptionalLocalText(string key) => Has(key) ? LocalText(key) : null;

    /// <summary>All fields as texts, for mappings whose keys are data.</summary>
    public Dictionary<string, string> AllTexts() =>
        _fields.Keys.ToDictionary(k => k, k => OptionalText(k) ?? "", StringComparer.Ordinal);

    public void RefuseOtherFields()
    {
        foreach (var key in _fields.Keys.Where(k => !_read.Contains(k)))
        {
            Error(key, $"unknown field `{key}` (known: {string.Join(", ", _read.Order(StringComparer.Ordinal))})");
        }
    }

    private YamlNode? Take(string key)
    {
        _read.Add(key);
        return _fields.TryGetValue(key, out var node) && node is not YamlScalarNode { Value: null or "" } ? node : null;
    }
}
