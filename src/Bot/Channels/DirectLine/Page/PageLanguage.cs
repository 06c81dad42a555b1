using Madoguchi.Bot.Conversations;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Bot.Channels.DirectLine.Page;

/// <summary>The language the page is first shown in.</summary>
internal static class PageLanguage
{
    /// <summary>Set by the page when a language is chosen in its header.</summary>
    public const string Cookie = "madoguchi-language";

    /// <summary>
    /// <c>?lang=</c> (for links from a municipality's own pages), else what was chosen before, else the browser's languages in
    /// their order, else English for browsers in languages not spoken here, else Japanese.
    /// </summary>
    public static string Of(HttpRequest request, Phrasebook phrases)
    {
        string?[] chosen = [request.Query["lang"], request.Cookies[Cookie]];
        if (chosen.FirstOrDefault(l => l is not null && phrases.Speaks(l)) is { } language)
        {
            return language;
        }

        var wanted = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.Value).OfType<string>().ToList();
        foreach (var tag in wanted)
        {
            // Japanese is also what is returned for a language that is not spoken.
            var spoken = LanguageSwitch.First(tag, phrases);
            if (spoken != "ja" || tag.StartsWith("ja", StringComparison.OrdinalIgnoreCase))
            {
                return spoken;
            }
        }

        return wanted.Exists(t => t != "*") && phrases.Speaks("en") ? "en" : "ja";
    }
}
