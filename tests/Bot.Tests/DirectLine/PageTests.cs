using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Madoguchi.Bot.Tests.DirectLine;

public sealed partial class PageTests(ChatServer server) : IClassFixture<ChatServer>
{
    [Theory]
    [InlineData("/", "en-US,en;q=0.9,ja;q=0.8", "en")]
    [InlineData("/", "ja", "ja")]
    [InlineData("/", "xx,en;q=0.5", "en")]
    [InlineData("/", "xx", "en")]
    [InlineData("/", "", "ja")]
    [InlineData("/", "ja;q=0.2, en;q=0.9", "en")]
    [InlineData("/", ";;;", "ja")]
    [InlineData("/?lang=ja", "en", "ja")]
    [InlineData("/?lang=tlh", "en", "en")]
    public async Task The_page_comes_in_the_readers_language(string path, string accept, string expected)
    {
        var html = await Get(path, accept);

        Assert.Contains($"<html lang=\"{expected}\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_in_the_page_is_left_to_be_filled_in()
    {
        var html = await Get("/", "ja");

        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("data-t(-label)?=\"[a-z_]+\">?\\s*</(span|button|h2)"), html);
        var script = Regex.Match(html, "<script type=\"application/json\" id=\"phrases\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal("ja", (string)JsonNode.Parse(script)!["language"]!);
    }

    [Fact]
    public async Task The_page_may_load_only_from_its_own_host_and_runs_no_inline_script()
    {
        var response = await server.CreateClient().GetAsync("/", ChatClient.Cancel);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.CacheControl!.NoStore);
        var html = await response.Content.ReadAsStringAsync(ChatClient.Cancel);
        Assert.DoesNotMatch(new Regex(" (style|on[a-z]+)=\""), html);
        Assert.DoesNotMatch(new Regex("(src|href)=\"(https?:)?//"), html);
    }

    [Fact]
    public async Task Everything_the_page_names_is_there_and_kept_by_browsers()
    {
        var html = await Get("/", "ja");
        var files = AssetPattern().Matches(html).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.Contains(files, f => f.EndsWith("/chat.js", StringComparison.Ordinal));

        foreach (var file in files)
        {
            var response = await server.CreateClient().GetAsync("/" + file, ChatClient.Cancel);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            foreach (Match import in Regex.Matches(await response.Content.ReadAsStringAsync(ChatClient.Cancel), "from \"\\./([a-z]+\\.js)\""))
            {
                Assert.Contains(files, f => f.EndsWith("/" + import.Groups[1].Value, StringComparison.Ordinal));
            }
        }
    }

    [Theory]
    [InlineData("/chat/0000/chat.js", HttpStatusCode.OK)]
    [InlineData("/chat/0000/page.html", HttpStatusCode.NotFound)]
    [InlineData("/chat/0000/..%2f..%2fappsettings.json", HttpStatusCode.NotFound)]
    [InlineData("/chat/phrases/tlh.json", HttpStatusCode.NotFound)]
    public async Task Files_of_another_version_are_not_kept_and_others_are_not_there(string path, HttpStatusCode expected)
    {
        var response = await server.CreateClient().GetAsync(path, ChatClient.Cancel);

        Assert.Equal(expected, response.StatusCode);
        Assert.NotEqual(true, response.Headers.CacheControl?.Public);
    }

    [Fact]
    public async Task Phrases_name_languages_places_and_emergency_numbers_and_are_sent_once()
    {
        var first = await server.CreateClient().GetAsync("/chat/phrases/en.json", ChatClient.Cancel);
        var body = JsonNode.Parse(await first.Content.ReadAsStringAsync(ChatClient.Cancel))!;
        var again = new HttpRequestMessage(HttpMethod.Get, "/chat/phrases/en.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal("Send", (string)body["labels"]!["send"]!);
        Assert.Contains(body["languages"]!.AsArray(), l => (string)l!["tag"]! == "ja");
        Assert.Contains(body["municipalities"]!.AsArray(), m => (string)m!["id"]! == "ayase");
        Assert.Equal("119", (string)body["emergency"]![0]!["dial"]!);
        Assert.Equal(HttpStatusCode.NotModified, (await server.CreateClient().SendAsync(again, ChatClient.Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_whole_page_stays_small()
    {
        var html = await Get("/", "ja");
        var size = html.Length;
        foreach (var file in AssetPattern().Matches(html).Select(m => m.Groups[1].Value).Distinct())
        {
            size += (await server.CreateClient().GetByteArrayAsync("/" + file, ChatClient.Cancel)).Length;
        }

        Assert.InRange(size, 10_000, 90_000);
    }

    private async Task<string> Get(string path, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Language", accept);
        var response = await server.CreateClient().SendAsync(request, ChatClient.Cancel);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(ChatClient.Cancel);
    }

    [GeneratedRegex("(chat/[0-9a-f]{12}/[a-z.]+)")]
    private static partial Regex AssetPattern();
}
