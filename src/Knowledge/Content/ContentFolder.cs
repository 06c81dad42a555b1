using System.Text;

namespace Madoguchi.Knowledge.Content;

/// <summary>Walks a content folder and reads every file in it.</summary>
internal sealed class ContentFolder(string folder, List<ContentProblem> problems)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _root = Path.GetFullPath(folder);

    public ContentLibrary? Read()
    {
        if (!Directory.Exists(_root))
        {
            problems.Add(new ContentProblem(Severity.Error, _root, 0, "there is no content folder here; set Content:Path (or --content) to the folder that holds topics.yaml"));
            return null;
        }

        var languages = Unique(Entries("languages.yaml"), "tag", ReadLanguage);
        var topics = Unique(Entries("topics.yaml"), "id", ReadTopic);
        if (languages.Count == 0 || topics.Count == 0)
        {
            // Without them every other file would be called misplaced; the two files' own problems are all there is to say.
            return null;
        }

        var tags = languages.Select(l => l.Tag).ToHashSet(StringComparer.Ordinal);
        var topicIds = topics.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);

        var articles = ReadArticles("articles", null, topicIds, tags).ToList();
        var municipalities = new List<Municipality>();
        var windowIds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Folders("municipalities"))
        {
            if (Map($"municipalities/{name}/municipality.yaml") is { } map)
            {
                municipalities.Add(PlaceReader.ReadMunicipality(map, name, windowIds));
            }

            articles.AddRange(ReadArticles($"municipalities/{name}/articles", name, topicIds, tags));
        }

        var helpLines = Optional("help-lines.yaml") ? Unique(Entries("help-lines.yaml"), "id", PlaceReader.ReadHelpLine) : [];
        var holidays = Optional("holidays.yaml") && Map("holidays.yaml") is { } days
            ? PlaceReader.ReadHolidays(days)
            : new Hours.HolidayCalendar(new Dictionary<DateOnly, LocalText>(), new Hours.YearEnd(12, 29, 1, 3));
        var milestones = Optional("milestones.yaml") ? Entries("milestones.yaml").Select(PlaceReader.ReadMilestone).ToList() : [];
        var phrases = ReadPhrases(tags, languages);
        var synonyms = Files("synonyms", ".yaml", tags).ToDictionary(f => f.Language, f => Text(f.Name) is { } text ? new YamlFile(f.Name, problems).ReadRows(text) : []);
        var recognition = new Dictionary<string, Recognition.RecognitionVocabulary>();
        foreach (var (name, language) in Files("recognition", ".yaml", tags))
        {
            if (Map(name) is { } map)
            {
                recognition[language] = Recognition.RecognitionReader.Read(map);
            }
        }

        var outOfScope = Files("out-of-scope", ".yaml", tags).ToDictionary(f => f.Language, f => Map(f.Name)?.Texts("messages") ?? []);

        var names = new NameTranslations();
        foreach (var (name, language) in Files("names", ".yaml", tags))
        {
            if (Map(name) is { } map)
            {
                names.Add(language, map);
            }
        }

        var parts = new ContentParts(
            languages,
            topics,
            articles,
            municipalities.Select(names.Translate).ToList(),
            helpLines.Select(names.Translate).ToList(),
            names.Translate(holidays),
            milestones.Select(names.Translate).ToList(),
            phrases,
            synonyms,
            recognition,
            outOfScope);
        names.RefuseUnknown();
        return new ContentLibrary(_root, parts);
    }

    /// <summary>Reads the entries; one whose id stood before is left out and becomes a problem naming its line.</summary>
    private static List<T> Unique<T>(IEnumerable<YamlMap> entries, string key, Func<YamlMap, T> read)
    {
        var items = new List<T>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var item = read(entry);
            if (entry.OptionalText(key) is not { Length: > 0 } id)
            {
                continue;
            }

            if (ids.Add(id))
            {
                items.Add(item);
            }
            else
            {
                entry.Error(key, $"the {key} `{id}` is used twice");
            }
        }

        return items;
    }

    private static Language ReadLanguage(YamlMap map)
    {
        var language = new Language(map.Text("tag"), map.Text("name"), map.Text("script"), map.OptionalText("parent"), !map.Has("ready") || map.Flag("ready"));
        map.RefuseOtherFields();
        return language;
    }

    private static Topic ReadTopic(YamlMap map)
    {
        var topic = new Topic(
            map.Text("id"),
            map.OneOf("kind", "window", "class", "place", "benefit", "service", "meta"),
            map.Texts("related"),
            map.Texts("lines"),
            map.Flag("local"));
        map.RefuseOtherFields();
        return topic;
    }

    private IEnumerable<Article> ReadArticles(string directory, string? municipality, HashSet<string> topics, HashSet<string> tags)
    {
        var files = new List<(string Topic, string Name, string Language)>();
        foreach (var topic in Folders(directory))
        {
            if (!topics.Contains(topic))
            {
                problems.Add(new ContentProblem(Severity.Error, $"{directory}/{topic}", 0, $"`{topic}` is not in topics.yaml"));
                continue;
            }

            files.AddRange(Files($"{directory}/{topic}", ".md", tags).Select(f => (topic, f.Name, f.Language)));
        }

        // Thousands of small files: most of the time goes into reading their YAML, which needs nothing from one another.
        var read = files.AsParallel().AsOrdered().Select(file =>
        {
            var own = new List<ContentProblem>();
            var text = Text(file.Name, own);
            return (Article: text is null ? null : ArticleReader.Read(text, file.Topic, file.Language, municipality, file.Name, own), Problems: own);
        });
        foreach (var (article, own) in read)
        {
            problems.AddRange(own);
            if (article is not null)
            {
                yield return article;
            }
        }
    }

    private List<Phrases> ReadPhrases(HashSet<string> tags, List<Language> languages)
    {
        var all = new List<Phrases>();
        foreach (var (name, language) in Files("phrases", ".yaml", tags))
        {
            if (Text(name) is { } text && PhraseReader.Read(language, text, new YamlFile(name, problems)) is { } phrases)
            {
                all.Add(phrases);
            }
        }

        if (all.Find(p => p.Language == "ja") is { } japanese)
        {
            foreach (var other in all.Where(p => p != japanese && languages.Exists(l => l.Tag == p.Language && l.IsReady)))
            {
                PhraseReader.Compare(japanese, other, new YamlFile($"phrases/{other.Language}.yaml", problems));
            }
        }

        return all;
    }

    private IEnumerable<(string Name, string Language)> Files(string directory, string extension, HashSet<string> tags)
    {
        var path = Path.Combine(_root, directory);
        foreach (var file in Directory.Exists(path) ? Directory.GetFiles(path).Order(StringComparer.Ordinal).ToArray() : [])
        {
            var name = $"{directory}/{Path.GetFileName(file)}";
            var language = Path.GetFileNameWithoutExtension(file);
            if (!file.EndsWith(extension, StringComparison.Ordinal) || !tags.Contains(language))
            {
                problems.Add(new ContentProblem(Severity.Error, name, 0, $"files here are named after a language of languages.yaml, such as ja{extension}"));
                continue;
            }

            yield return (name, language);
        }
    }

    private IEnumerable<string> Folders(string directory)
    {
        var path = Path.Combine(_root, directory);
        return Directory.Exists(path) ? Directory.GetDirectories(path).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal) : [];
    }

    private bool Optional(string name) => File.Exists(Path.Combine(_root, name));

    private YamlMap? Map(string name) => Text(name) is { } text ? new YamlFile(name, problems).ReadMap(text) : null;

    private IReadOnlyList<YamlMap> Entries(string name) => Text(name) is { } text ? new YamlFile(name, problems).ReadList(text) : [];

    /// <summary>The file's text, or null after reporting why there is none.</summary>
    private string? Text(string name) => Text(name, problems);

    private string? Text(string name, List<ContentProblem> found)
    {
        var path = Path.Combine(_root, name);
        try
        {
            return File.ReadAllText(path, StrictUtf8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            found.Add(new ContentProblem(Severity.Error, name, 0, e is FileNotFoundException or DirectoryNotFoundException ? "the file is missing" : $"the file cannot be read: {e.Message}"));
        }
        catch (DecoderFallbackException)
        {
            found.Add(new ContentProblem(Severity.Error, name, 0, "the file is not UTF-8: save it as UTF-8"));
        }

        return null;
    }
}
