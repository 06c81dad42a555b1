namespace Madoguchi.Knowledge.Text;

/// <summary>The scripts that reading a message tells apart.</summary>
internal enum Script : byte
{
    /// <summary>Digits, punctuation, symbols, white space.</summary>
    None,
    Latin,
    Han,
    Hiragana,
    Katakana,
    Hangul,
    Thai,
    Lao,
    Khmer,
    Myanmar,
    Tibetan,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Cyrillic,
    Greek,
    Armenian,
    Georgian,
    Hebrew,
    Arabic,
    Ethiopic,
    Mongolian,
}

/// <summary>Which script a character belongs to, and what that means for cutting text into pieces.</summary>
internal static class Scripts
{
    private static readonly (char First, char Last, Script Script, string Code)[] Ranges =
    [
        ('A', 'Z', Script.Latin, "Latn"), ('a', 'z', Script.Latin, "Latn"), ('\u00AA', '\u00AA', Script.Latin, "Latn"),
        ('\u00BA', '\u00BA', Script.Latin, "Latn"), ('\u00C0', '\u00D6', Script.Latin, "Latn"), ('\u00D8', '\u00F6', Script.Latin, "Latn"),
        ('\u00F8', '\u02AF', Script.Latin, "Latn"), ('\u0370', '\u03FF', Script.Greek, "Grek"), ('\u0400', '\u052F', Script.Cyrillic, "Cyrl"),
        ('\u0531', '\u058F', Script.Armenian, "Armn"), ('\u0591', '\u05F4', Script.Hebrew, "Hebr"), ('\u0610', '\u061A', Script.Arabic, "Arab"),
        ('\u0620', '\u065F', Script.Arabic, "Arab"), ('\u066E', '\u06EF', Script.Arabic, "Arab"), ('\u06FA', '\u06FF', Script.Arabic, "Arab"),
        ('\u0750', '\u077F', Script.Arabic, "Arab"), ('\u0900', '\u0963', Script.Devanagari, "Deva"), ('\u0970', '\u097F', Script.Devanagari, "Deva"),
        ('\u0980', '\u09E5', Script.Bengali, "Beng"), ('\u09F0', '\u09FF', Script.Bengali, "Beng"), ('\u0A00', '\u0A65', Script.Gurmukhi, "Guru"),
        ('\u0A70', '\u0A7F', Script.Gurmukhi, "Guru"), ('\u0A80', '\u0AE5', Script.Gujarati, "Gujr"), ('\u0B80', '\u0BE5', Script.Tamil, "Taml"),
        ('\u0C00', '\u0C65', Script.Telugu, "Telu"), ('\u0C80', '\u0CE5', Script.Kannada, "Knda"), ('\u0D00', '\u0D65', Script.Malayalam, "Mlym"),
        ('\u0D80', '\u0DE5', Script.Sinhala, "Sinh"), ('\u0E01', '\u0E3A', Script.Thai, "Thai"), ('\u0E40', '\u0E4E', Script.Thai, "Thai"),
        ('\u0E81', '\u0ECF', Script.Lao, "Laoo"), ('\u0EDC', '\u0EDF', Script.Lao, "Laoo"), ('\u0F40', '\u0FBC', Script.Tibetan, "Tibt"),
        ('\u1000', '\u103F', Script.Myanmar, "Mymr"), ('\u1050', '\u108F', Script.Myanmar, "Mymr"), ('\u10A0', '\u10FF', Script.Georgian, "Geor"),
        ('\u1100', '\u11FF', Script.Hangul, "Kore"), ('\u1200', '\u139F', Script.Ethiopic, "Ethi"), ('\u1780', '\u17D3', Script.Khmer, "Khmr"),
        ('\u1820', '\u18AF', Script.Mongolian, "Mong"), ('\u1E00', '\u1EFF', Script.Latin, "Latn"), ('\u3005', '\u3007', Script.Han, "Hani"),
        ('\u3041', '\u309F', Script.Hiragana, "Jpan"), ('\u30A1', '\u30FA', Script.Katakana, "Jpan"), ('\u30FC', '\u30FF', Script.Katakana, "Jpan"),
        ('\u3131', '\u318E', Script.Hangul, "Kore"), ('\u31F0', '\u31FF', Script.Katakana, "Jpan"), ('\u3400', '\u4DBF', Script.Han, "Hani"),
        ('\u4E00', '\u9FFF', Script.Han, "Hani"), ('\uA960', '\uA97F', Script.Hangul, "Kore"), ('\uAA60', '\uAA7F', Script.Myanmar, "Mymr"),
        ('\uAC00', '\uD7FF', Script.Hangul, "Kore"), ('\uF900', '\uFAFF', Script.Han, "Hani"),
    ];

    private static readonly byte[] Table = BuildTable();

    public static Script Of(char c) => (Script)Table[c];

    /// <summary>Whether words of this script are written with spaces between them.</summary>
    public static bool UsesSpaces(Script script) => script is not (
        Script.None or Script.Han or Script.Hiragana or Script.Katakana or Script.Thai or Script.Lao or Script.Khmer or Script.Myanmar or Script.Tibetan);

    /// <summary>Whether many languages are written in it, so that the script alone says little about the language.</summary>
    public static bool IsShared(Script script) => script is Script.Latin or Script.Cyrillic or Script.Arabic;

    public static bool IsJapanese(Script script) => script is Script.Han or Script.Hiragana or Script.Katakana;

    /// <summary>The ISO 15924 code that names the script in reports.</summary>
    public static string CodeOf(Script script) => Ranges.First(r => r.Script == script).Code;

    /// <summary>The scripts that a language with this ISO 15924 code is written in; empty for a code that is not known.</summary>
    public static IReadOnlyList<Script> ForCode(string code) => code switch
    {
        "Jpan" => [Script.Hiragana, Script.Katakana, Script.Han],
        "Hans" or "Hant" or "Hani" => [Script.Han],
        "Kore" or "Hang" => [Script.Hangul],
        _ => Ranges.Where(r => r.Code == code).Select(r => r.Script).Distinct().ToArray(),
    };

    private static byte[] BuildTable()
    {
        var table = new byte[char.MaxValue + 1];
        foreach (var (first, last, script, _) in Ranges)
        {
            table.AsSpan(first, last - first + 1).Fill((byte)script);
        }

        return table;
    }
}
