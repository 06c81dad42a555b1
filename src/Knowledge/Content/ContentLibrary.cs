using Madoguchi.Knowledge.Hours;
using Madoguchi.Knowledge.Recognition;

namespace Madoguchi.Knowledge.Content;

/// <summary>
/// The whole content folder, read once and never changed: reloading makes a new one. Safe to use from any thread.
/// </summary>
public sealed class ContentLibrary
{
    private readonly Dictionary<(string Topic, string Language, string? Municipality), Article> _articles;
    private readonly Dictionary<string, Topic> _topics;
    private readonly Dictionary<string, Municipality> _municipalities;
    private readonly Dictionary<string, HelpLine> _helpLines;

    internal ContentLibrary(string folder, ContentParts parts)
    {
        Folder = folder;
        Languages = parts.Languages;
        Topics = parts.Topics;
        Articles = parts.Articles;
        Municipalities = parts.Municipalities;
        HelpLines = parts.HelpLines;
        Holidays = parts.Holidays;
        Milestones = parts.Milestones;
        Synonyms = parts.Synonyms;
        Recognition = parts.Recognition;
        OutOfScope = parts.OutOfScope;
        Phrases = new Phrasebook(parts.Phrases, parts.Languages);
        _articles = Articles.ToDictionary(a => (a.Topic, a.Language, a.Municipality));
        _topics = Topics.ToDictionary(t => t.Id, StringComparer.Ordinal);
        _municipalities = Municipalities.ToDictionary(m => m.Id, StringComparer.Ordinal);
        _helpLines = HelpLines.ToDictionary(l => l.Id, StringComparer.Ordinal);
    }

    /// <summary>Absolute path of the folder it was read from.</summary>
    public string Folder { get; }

    public IReadOnlyList<Language> Languages { get; }

    public IReadOnlyList<Topic> Topics { get; }

    public IReadOnlyList<Article> Articles { get; }

    public IReadOnlyList<Municipality> Municipalities { get; }

    public IReadOnlyList<HelpLine> HelpLines { get; }

    public HolidayCalendar Holidays { get; }

    public IReadOnlyList<Milestone> Milestones { get; }

    public Phrasebook Phrases { get; }

    /// <summary>By language: rows of words that mean the same when searching.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Synonyms { get; }

    /// <summary>By language: the words that the recognisers look for.</summary>
    public IReadOnlyDictionary<string, RecognitionVocabulary> Recognition { get; }

    /// <summary>By language: everyday messages that are none of our business; the search learns from them what not to answer.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> OutOfScope { get; }

    /// <summary>Reads a content folder.</summary>
    /// <exception cref="ContentException">Anything in it cannot be read or contradicts itself; all errors are listed.</exception>
    public static ContentLibrary Load(string folder)
    {
        var problems = new List<ContentProblem>();
        var library = Read(folder, problems);
        return library is null || problems.Any(p => p.Severity == Severity.Error)
            ? throw new ContentException(problems)
            : library;
    }

    /// <summary>Reads a content folder as far as it goes, adding what is wrong to <paramref name="problems"/>; null when nothing can be built from it.</summary>
    public static ContentLibrary? Read(string folder, List<ContentProblem> problems) => new ContentFolder(folder, problems).Read();

    public Topic? FindTopic(string id) => _topics.GetValueOrDefault(id);

    public Municipality? FindMunicipality(string? id) => id is null ? null : _municipalities.GetValueOrDefault(id);

    public HelpLine? FindHelpLine(string id) => _helpLines.GetValueOrDefault(id);

    /// <summary>The article in exactly this language (or the parent of a variant); null when there is none.</summary>
    public Article? FindArticle(string topic, string language, string? municipality = null)
    {
        for (var tag = language; tag is not null; tag = Languages.FirstOrDefault(l => l.Tag == tag)?.Parent)
        {
            if (_articles.TryGetValue((topic, tag, municipality), out var article))
            {
                return article;
            }
        }

        return null;
    }
}

/// <summary>What <see cref="ContentFolder"/> gathers before the library is built.</summary>
internal sealed record ContentParts(
    IReadOnlyList<Language> Languages,
    IReadOnlyList<Topic> Topics,
    IReadOnlyList<Article> Articles,
    IReadOnlyList<Municipality> Municipalities,
    IReadOnlyList<HelpLine> HelpLines,
    HolidayCalendar Holidays,
    IReadOnlyList<Milestone> Milestones,
    IReadOnlyList<Phrases> Phrases,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Synonyms,
    IReadOnlyDictionary<string, RecognitionVocabulary> Recognition,
    IReadOnlyDictionary<string, IReadOnlyList<string>> OutOfScope);
