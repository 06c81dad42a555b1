using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>
/// A spot in a YAML file. Looking for something that is not there stays on the spot, so that a finding always has the nearest
/// line that exists.
/// </summary>
internal sealed class YamlPlace
{
    private readonly YamlNode? _node;
    private readonly int _before;

    private YamlPlace(YamlNode? node, int line, int before)
    {
        _node = node;
        Line = line;
        _before = before;
    }

    /// <summary>1-based line in the file; 0 where the file is not YAML.</summary>
    public int Line { get; }

    public static YamlPlace Read(IReadOnlyList<string> lines, bool isArticle)
    {
        var yaml = isArticle ? lines.Skip(1).TakeWhile(l => l.Trim() != "---") : lines;
        var before = isArticle ? 1 : 0;
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(string.Join('\n', yaml)));
            return stream.Documents.Count == 0 ? new YamlPlace(null, 0, before) : new YamlPlace(stream.Documents[0].RootNode, 1, before);
        }
        catch (Exception e) when (e is YamlException or ArgumentException or InvalidOperationException)
        {
            return new YamlPlace(null, 0, before); // reading the content has already reported it
        }
    }

    /// <summary>The value of a key, on the line of the key.</summary>
    public YamlPlace Key(string key)
    {
        var found = (_node as YamlMappingNode)?.Children.Where(c => c.Key is YamlScalarNode { Value: { } name } && name == key).ToList();
        return found is [var (name, value)] ? new YamlPlace(value, (int)name.Start.Line + _before, _before) : this;
    }

    /// <summary>The mapping of a list whose <c>id</c> is this.</summary>
    public YamlPlace Entry(string id) => Find(n => n is YamlMappingNode map && TextOf(map, "id") == id);

    /// <summary>The nth mapping of a list, counted as the readers count: entries that are no mappings left out.</summary>
    public YamlPlace Entry(int index)
    {
        var found = (_node as YamlSequenceNode)?.Children.OfType<YamlMappingNode>().ElementAtOrDefault(index);
        return found is null ? this : At(found);
    }

    /// <summary>The item of a list with this text; a value that is no list stays itself.</summary>
    public YamlPlace Item(string text) => Find(n => n is YamlScalarNode scalar && scalar.Value?.Trim() == text);

    private static string? TextOf(YamlMappingNode map, string key) =>
        map.Children.Where(c => c.Key is YamlScalarNode { Value: { } name } && name == key).Select(c => (c.Value as YamlScalarNode)?.Value?.Trim()).FirstOrDefault();

    private YamlPlace Find(Func<YamlNode, bool> wanted)
    {
        var found = (_node as YamlSequenceNode)?.Children.FirstOrDefault(wanted);
        return found is null ? this : At(found);
    }

    private YamlPlace At(YamlNode node) => new(node, (int)node.Start.Line + _before, _before);
}
