using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace Madoguchi.Bot.Channels.DirectLine.Page;

/// <summary>Serves the page, its files and its phrases.</summary>
internal static partial class PageEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/", Show);
        group.MapGet("/chat/phrases/{language}.json", Phrases);
        group.MapGet("/chat/{version}/{name}", File);
    }

    /// <summary>The page already in the reader's language, with its phrases inside: nothing jumps and nothing is fetched before it can be used.</summary>
    private static IResult Show(HttpRequest request, PageFiles files, PagePhrases phrases)
    {
        var language = PageLanguage.Of(request, phrases.Content.Phrases);
        if (phrases.For(language) is not { } file)
        {
            return TypedResults.NotFound();
        }

        // Not kept: whoever leaves quickly must not be shown again by the back button.
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers.Vary = "Accept-Language, Cookie";
        return TypedResults.Content(Fill(files, file), "text/html; charset=utf-8");
    }

    private static IResult Phrases(string language, HttpResponse response, PagePhrases phrases)
    {
        if (phrases.For(language) is not { } file)
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(file.Json, "application/json; charset=utf-8", entityTag: EntityTagHeaderValue.Parse(file.ETag));
    }

    private static IResult File(string version, string name, HttpResponse response, PageFiles files)
    {
        if (files.Find(name) is not { } file)
        {
            return TypedResults.NotFound();
        }

        // A page of an older release still open gets the newer file, but must not keep it under the old version.
        response.Headers.CacheControl = version == files.Version ? "public, max-age=31536000, immutable" : "no-store";
        return TypedResults.Bytes(file.Content, file.ContentType);
    }

    private static string Fill(PageFiles files, PagePhrasesFile phrases) => Placeholder().Replace(files.Html, match =>
    {
        var (body, encoder) = (phrases.Body, HtmlEncoder.Default);
        return match.Groups[1].Value switch
        {
            "lang" => encoder.Encode(body.Language),
            "assets" => "chat/" + files.Version,
            "phrases" => Encoding.UTF8.GetString(phrases.Json),
            "languages" => string.Concat(body.Languages.Select(l =>
                $"<option value=\"{encoder.Encode(l.Tag)}\" lang=\"{encoder.Encode(l.Tag)}\"{(l.Tag == body.Language ? " selected" : "")}>{encoder.Encode(l.Name)}</option>")),
            "language_name" => encoder.Encode(body.Languages.FirstOrDefault(l => l.Tag == body.Language)?.Name ?? ""),
            "places" => string.Concat(body.Municipalities.Select(m => $"<option value=\"{encoder.Encode(m.Id)}\">{encoder.Encode(m.Name)}</option>")),
            "emergency" => string.Concat(body.Emergency.Select(e => $"<a href=\"tel:{Uri.EscapeDataString(e.Dial)}\">{encoder.Encode(e.Name)}</a> ")),
            var label => encoder.Encode(body.Labels.GetValueOrDefault(label, "")),
        };
    });

    [GeneratedRegex(@"\{\{([a-z_]+)\}\}")]
    private static partial Regex Placeholder();
}
