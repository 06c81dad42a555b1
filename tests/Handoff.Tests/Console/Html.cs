using System.Net;
using System.Text.RegularExpressions;

namespace Madoguchi.Handoff.Tests.Console;

/// <summary>A page as it came, and as a reader sees it.</summary>
public sealed partial record Html(HttpStatusCode Status, string Source)
{
    /// <summary>What is readable: without tags, entities resolved.</summary>
    public string Text => WebUtility.HtmlDecode(Tags().Replace(Source, ""));

    public static async Task<Html> ReadAsync(HttpResponseMessage answer) => new(answer.StatusCode, await answer.Content.ReadAsStringAsync());

    public bool HasForm(string action) => Source.Contains($"action=\"{action}\"", StringComparison.Ordinal);

    /// <summary>What stands in a text box.</summary>
    public string Box(string id)
    {
        var found = Regex.Match(Source, $"<textarea id=\"{id}\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline);
        Assert.True(found.Success, $"there is no box `{id}`");
        return WebUtility.HtmlDecode(found.Groups[1].Value);
    }

    /// <summary>The part of the page between two texts of its source, entities resolved.</summary>
    public string Between(string from, string to)
    {
        var source = WebUtility.HtmlDecode(Source);
        var start = source.IndexOf(from, StringComparison.Ordinal);
        Assert.True(start >= 0, $"there is no `{from}`");
        var end = source.IndexOf(to, start, StringComparison.Ordinal);
        return source[start..(end < 0 ? source.Length : end)];
    }

    public Dictionary<string, string> HiddenFields(string action, (string Name, string Value)[] typed)
    {
        var wanted = typed.FirstOrDefault(field => field.Name == "choice").Value;
        var forms = Regex.Matches(Source, $"<form[^>]*action=\"{Regex.Escape(action)}\".*?</form>", RegexOptions.Singleline);
        Assert.True(forms.Count > 0, $"there is no form for {action}");
        var fields = forms
            .Select(form => Hidden().Matches(form.Value).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value)))
            .ToList();
        return fields.Find(f => f.TryGetValue("choice", out var choice) && choice == wanted) ?? fields[0];
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
