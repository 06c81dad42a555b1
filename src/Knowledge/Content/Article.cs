namespace Madoguchi.Knowledge.Content;

/// <summary>Where a fact comes from.</summary>
/// <param name="Date">The source's own date: <c>2026</c>, <c>2026-11</c> or <c>2026-11-20</c>.</param>
public sealed record Source(string Name, string? Url, string Date);

/// <summary>The curated answer to one topic in one language, for everybody or for one municipality.</summary>
/// <param name="Municipality">Null for the general article.</param>
/// <param name="Label">Name for a button: at most 20 grapheme clusters.</param>
/// <param name="Questions">What people type when they mean this topic; the search learns from them.</param>
/// <param name="AsOf">The month the answer was checked, <c>2026-11</c>.</param>
/// <param name="Review"><c>draft</c> or <c>reviewed by NAME on DATE</c>.</param>
/// <param name="Body">The answer, in the small Markdown of content/README.md, with placeholders.</param>
/// <param name="File">Path relative to the content folder.</param>
/// <param name="BodyLine">1-based line on which the body begins.</param>
public sealed record Article(
    string Topic,
    string Language,
    string? Municipality,
    string Title,
    string Label,
    IReadOnlyList<string> Questions,
    IReadOnlyList<Source> Sources,
    string AsOf,
    string Review,
    string Body,
    string File,
    int BodyLine);
