namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>The raw files of a content folder: their text as an editor sees it, and where in them a field stands.</summary>
internal sealed class ContentFiles(string folder)
{
    private readonly string _root = Path.GetFullPath(folder);
    private readonly Dictionary<string, YamlPlace> _yaml = new(StringComparer.Ordinal);

    /// <summary>Relative names, with forward slashes, of the files that the product reads.</summary>
    public IReadOnlyList<string> Names =>
        !Directory.Exists(_root)
            ? []
            : Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(_root, f).Replace('\\', '/'))
                .Where(n => Path.GetExtension(n) is ".yaml" or ".tsv" || (Path.GetExtension(n) == ".md" && n.Contains('/', StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal)
                .ToList();

    public bool Exists(string name) => File.Exists(Path.Combine(_root, name));

    /// <summary>Lines without their ends; bytes that are not UTF-8 appear as U+FFFD; empty where the file cannot be read.</summary>
    public IReadOnlyList<string> Lines(string name)
    {
        try
        {
            return File.ReadAllText(Path.Combine(_root, name)).ReplaceLineEndings("\n").Split('\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // reading the content has already reported it
        }
    }

    /// <summary>The top of a YAML file, or of the fields of an article.</summary>
    public YamlPlace Yaml(string name)
    {
        if (!_yaml.TryGetValue(name, out var place))
        {
            place = YamlPlace.Read(Lines(name), isArticle: name.EndsWith(".md", StringComparison.Ordinal));
            _yaml[name] = place;
        }

        return place;
    }
}
