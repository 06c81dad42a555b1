using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Bot.Channels.DirectLine.Page;

/// <summary>What the page shows besides the conversation, in one language: labels, languages, municipalities, emergency numbers.</summary>
internal sealed class PagePhrases(Func<ContentLibrary> content)
{
    private volatile Edition _edition = new(content());

    public ContentLibrary Content => Current.Content;

    private Edition Current
    {
        get
        {
            var now = content();
            return ReferenceEquals(_edition.Content, now) ? _edition : _edition = new Edition(now);
        }
    }

    /// <summary>Null for a language that is not spoken.</summary>
    public PagePhrasesFile? For(string language) => Current.For(language);

    /// <summary>Everything made of one state of the content; a reload makes another.</summary>
    private sealed class Edition(ContentLibrary content)
    {
        private readonly ConcurrentDictionary<string, PagePhrasesFile> _byLanguage = new(StringComparer.Ordinal);

        public ContentLibrary Content => content;

        public PagePhrasesFile? For(string language) => content.Phrases.Speaks(language) ? _byLanguage.GetOrAdd(language, Make) : null;

        private PagePhrasesFile Make(string language)
        {
            string[] dangers = ["ambulance", "police"];
            var emergency = dangers.Select(n => content.HelpLines.FirstOrDefault(l => l.Needs.Contains(n))).OfType<HelpLine>()
                .Select(l => new EmergencyNumber(l.Number, l.Dial, l.Names.For(language)))
                .ToList();
            var body = new PagePhrasesBody(
                language,
                content.Phrases.For(language).Page,
                content.Languages.Where(l => content.Phrases.Speaks(l.Tag)).Select(l => new NamedLanguage(l.Tag, l.Name)).ToList(),
                content.Municipalities.Select(m => new NamedPlace(m.Id, m.Names.For(language))).ToList(),
                emergency);
            var json = JsonSerializer.SerializeToUtf8Bytes(body, PageJson.Readable.PagePhrasesBody);
            return new PagePhrasesFile(body, json, $"\"{Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 8))}\"");
        }
    }
}

internal sealed record PagePhrasesFile(PagePhrasesBody Body, byte[] Json, string ETag);

internal sealed record PagePhrasesBody(
    string Language,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyList<NamedLanguage> Languages,
    IReadOnlyList<NamedPlace> Municipalities,
    IReadOnlyList<EmergencyNumber> Emergency);

internal sealed record NamedLanguage(string Tag, string Name);

internal sealed record NamedPlace(string Id, string Name);

/// <summary>Shown where nothing else works, such as without a connection.</summary>
internal sealed record EmergencyNumber(string Number, string Dial, string Name);

/// <summary>Leaves other scripts readable, but still escapes what could end a script element: the page carries its phrases inside.</summary>
[JsonSerializable(typeof(PagePhrasesBody))]
internal sealed partial class PageJson : JsonSerializerContext
{
    public static PageJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
