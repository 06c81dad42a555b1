using System.Globalization;
using System.Text.RegularExpressions;

namespace Madoguchi.Knowledge.Content;

/// <summary>Reads the <c>source</c> list and the <c>checked</c> date that every fact carries.</summary>
internal static partial class SourceReader
{
    public static IReadOnlyList<Source> Read(YamlMap map)
    {
        var sources = new List<Source>();
        foreach (var entry in map.Maps("source"))
        {
            var source = new Source(entry.Text("name"), entry.OptionalText("url"), entry.Text("date"));
            if (source.Date.Length > 0 && !DatePattern().IsMatch(source.Date))
            {
                entry.Error("date", $"`date` is `{source.Date}`; write 2026, 2026-11 or 2026-11-20");
            }

            if (source.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            {
                entry.Error("url", $"`{url}` is not a web address");
            }

            entry.RefuseOtherFields();
            sources.Add(source);
        }

        if (sources.Count == 0)
        {
            map.Error("source", "no `source`: every answer says where it comes from and when");
        }

        return sources;
    }

    public static DateOnly ReadChecked(YamlMap map)
    {
        var text = map.Text("checked");
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        if (text.Length > 0)
        {
            map.Error("checked", $"`checked` is `{text}`; write a date such as 2026-11-20");
        }

        return default;
    }

    [GeneratedRegex(@"^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
    private static partial Regex DatePattern();
}
