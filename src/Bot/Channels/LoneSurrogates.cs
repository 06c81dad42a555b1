using System.Globalization;
using System.Text;

namespace Madoguchi.Bot.Channels;

/// <summary>
/// Makes <c>\ud83d</c> without its other half readable: clients that cut text in the middle of an emoji write it, and the JSON
/// reader refuses the whole string.
/// </summary>
internal static class LoneSurrogates
{
    public static string Replace(string json)
    {
        if (!json.Contains("\\u", StringComparison.Ordinal))
        {
            return json;
        }

        var clean = new StringBuilder(json.Length);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\' || i + 1 == json.Length)
            {
                clean.Append(json[i]);
                continue;
            }

            var unit = EscapeAt(json, i);
            if (unit is not { } c || !char.IsSurrogate(c))
            {
                clean.Append(json, i, 2);
                i++;
            }
            else if (char.IsHighSurrogate(c) && EscapeAt(json, i + 6) is { } low && char.IsLowSurrogate(low))
            {
                clean.Append(json, i, 12);
                i += 11;
            }
            else
            {
                clean.Append("\\ufffd");
                i += 5;
            }
        }

        return clean.ToString();
    }

    private static char? EscapeAt(string json, int at) =>
        at + 6 <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
