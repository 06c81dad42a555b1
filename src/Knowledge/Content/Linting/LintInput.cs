namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>What every check gets: the content as far as it could be read, and its files for finding lines.</summary>
internal sealed record LintInput(ContentLibrary Library, ContentFiles Files, DateOnly Today)
{
    /// <summary>Languages that have phrases of their own: what the bot speaks must be complete.</summary>
    public IEnumerable<Language> Spoken => Library.Languages.Where(l => l.IsReady && Files.Exists($"phrases/{l.Tag}.yaml"));

    public YamlPlace PlaceOf(Article article, string key) => Files.Yaml(article.File).Key(key);

    public YamlPlace PlaceOf(Topic topic) => Files.Yaml("topics.yaml").Entry(topic.Id);

    public YamlPlace PlaceOf(HelpLine line) => Files.Yaml("help-lines.yaml").Entry(line.Id);

    public YamlPlace PlaceOf(Municipality municipality, Window window) =>
        Files.Yaml(FileOf(municipality)).Key("windows").Entry(window.Id);

    public static string FileOf(Municipality municipality) => $"municipalities/{municipality.Id}/municipality.yaml";

    public static ContentProblem Error(string file, int line, string message) => new(Severity.Error, file, line, message);

    public static ContentProblem Warning(string file, int line, string message) => new(Severity.Warning, file, line, message);
}
