using System.Globalization;
using System.Text;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>
/// Some clients cut an emoji in two and escape the half as <c>\ud83d</c>. That is JSON but not text: no string can be read from
/// it and no database stores it. A parent who sends one is still answered: U+FFFD takes the place of the half.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>Replaces lone halves in place. The bytes need not be valid JSON.</summary>
    public static void Replace(Span<byte> json)
    {
        for (var i = 0; i + 1 < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                continue;
            }

            if (ReadEscape(json[i..]) is not { } first)
            {
                // Another escape: what follows the backslash is not the start of one.
                i++;
            }
            else if (char.IsHighSurrogate(first) && ReadEscape(json[(i + EscapeLength)..]) is { } second && char.IsLowSurrogate(second))
            {
                i += (2 * EscapeLength) - 1;
            }
            else
            {
                if (char.IsSurrogate(first))
                {
                    "FFFD"u8.CopyTo(json[(i + 2)..]);
                }

                i += EscapeLength - 1;
            }
        }
    }

    private static char? ReadEscape(ReadOnlySpan<byte> at) =>
        at.Length >= EscapeLength && at[0] == '\\' && at[1] == 'u'
        && ushort.TryParse(Encoding.ASCII.GetString(at[2..EscapeLength]), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;
}
