using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Madoguchi.Knowledge.Content;

/// <summary>
/// Reads one YAML text into <see cref="YamlMap"/>s that know their file and line, and collects problems instead of stopping
/// at the first one, so that an editor sees all of them at once.
/// </summary>
public sealed class YamlFile
{
    private readonly List<ContentProblem> _problems;
    private readonly int _firstLine;

    /// <param name="name">The file's path relative to the content folder, used in messages.</param>
    /// <param name="firstLine">0-based line of the file on which the YAML text begins (front matter starts on line 1).</param>
    public YamlFile(string name, List<ContentProblem> problems, int firstLine = 0)
    {
        Name = name;
        _problems = problems;
        _firstLine = firstLine;
    }

    public string Name { get; }

    /// <summary>The file's top level as a mapping, or null (and a problem) where it is not one.</summary>
    public YamlMap? ReadMap(string yaml) =>
        Root(yaml) switch
        {
            null => null,
            YamlMappingNode map => new YamlMap(this, map),
            var other => Refuse<YamlMap>(other, "expected `key: value` lines at the top level"),
        };

    /// <summary>The file's top level as a list of mappings; entries that are not mappings become problems.</summary>
    public IReadOnlyList<YamlMap> ReadList(string yaml)
    {
        switch (Root(yaml))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return list.Children.Select(AsMap).OfType<YamlMap>().ToList();
            case var other:
                Error(LineOf(other), "expected a list (`- key: value`) at the top level");
                return [];
        }
    }

    /// <summary>The file's top level as a list of lists of words, as in synonyms.</summary>
    public IReadOnlyList<IReadOnlyList<string>> ReadRows(string yaml)
    {
        if (Root(yaml) is not YamlSequenceNode list)
        {
            return [];
        }

        var rows = new List<IReadOnlyList<string>>();
        foreach (var child in list.Children)
        {
            if (child is YamlSequenceNode row && row.Children.All(c => c is YamlScalarNode))
            {
                rows.Add(row.Children.Select(c => ((YamlScalarNode)c).Value ?? "").ToList());
            }
            else
            {
                Error(LineOf(child), "expected a row of words: `- [one, two]`");
            }
        }

        return rows;
    }

    public void Error(int line, string message) =>
        _problems.Add(new ContentProblem(Severity.Error, Name, line, message));

    internal int LineOf(YamlNode node) => (int)node.Start.Line + _firstLine;

    internal YamlMap? AsMap(YamlNode node) =>
        node is YamlMappingNode map ? new YamlMap(this, map) : Refuse<YamlMap>(node, "expected `key: value` entries here");

    private T? Refuse<T>(YamlNode node, string message)
        where T : class
    {
        Error(LineOf(node), message);
        return null;
    }

    private YamlNode? Root(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count > 0)
            {
                return stream.Documents[0].RootNode;
            }

            Error(_firstLine + 1, "the file is empty");
        }
        catch (YamlException e)
        {
            Error((int)e.Start.Line + _firstLine, $"not valid YAML: {FirstSentence(e.Message)} (quote values that contain `: ` or `#`)");
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // The parser has its own exception, but falls over some texts (an unclosed `{` before a `: `) without a place.
            Error(LastLineUnderstood(yaml) + _firstLine, "not valid YAML: something after this line is not closed (quote values that contain `{`, `[` or `: `)");
        }

        return null;
    }

    private static int LastLineUnderstood(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        try
        {
            while (parser.MoveNext())
            {
            }
        }
        catch (Exception e) when (e is YamlException or ArgumentException or InvalidOperationException)
        {
            return (int)(parser.Current?.End.Line ?? 1);
        }

        return 1;
    }

    private static string FirstSentence(string message) => message.Split('\n')[0].Trim();
}
