using System.Text;

namespace Madoguchi.Knowledge.Text;

/// <summary>
/// One spelling for Japanese sounds in Latin letters, whoever wrote them: じどう, jidou, jidô, jido and zidou all give
/// <c>jido</c>. Long vowels are short, because nobody types them the same way.
/// </summary>
internal static class Romaji
{
    private static readonly Dictionary<char, string> Syllables = BuildSyllables();

    private static readonly (string From, string To)[] Spellings =
    [
        ("tchi", "tti"), ("cchi", "tti"), ("tch", "tty"), ("cch", "tty"), ("ssh", "ssy"), ("shi", "si"), ("chi", "ti"), ("tsu", "tu"), ("sh", "sy"), ("ch", "ty"), ("fu", "hu"), ("ji", "zi"), ("dzu", "zu"), ("j", "zy"),
        ("mb", "nb"), ("mp", "np"), ("mm", "nm"), ("n'", "n"), ("la", "ra"), ("li", "ri"), ("lu", "ru"), ("le", "re"), ("lo", "ro"),
        ("oh", "o"), ("zyy", "zy"), ("ou", "o"), ("oo", "o"), ("uu", "u"), ("ei", "e"), ("ee", "e"), ("aa", "a"), ("ii", "i"),
    ];

    /// <summary>The key of kana (hiragana after folding); characters that are not kana are left out.</summary>
    public static string KeyOfKana(ReadOnlySpan<char> kana)
    {
        var builder = new StringBuilder(kana.Length * 2);
        var doubled = false;
        foreach (var c in kana)
        {
            if (c == 'っ')
            {
                doubled = true;
                continue;
            }

            if (c is 'ゃ' or 'ゅ' or 'ょ' && builder.Length > 0 && builder[^1] == 'i')
            {
                builder.Length--;
                builder.Append('y').Append(c == 'ゃ' ? 'a' : c == 'ゅ' ? 'u' : 'o');
            }
            else if (Syllables.TryGetValue(c, out var syllable))
            {
                builder.Append(doubled ? syllable[..1] : "").Append(syllable);
            }

            doubled = false;
        }

        return Fold(builder.ToString());
    }

    /// <summary>The key of a Latin word that can be read as Japanese; empty for one that cannot.</summary>
    public static string KeyOfWord(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 40)
        {
            return "";
        }

        var key = Fold(word.ToString());
        return IsSyllabic(key) ? key : "";
    }

    private static string Fold(string text)
    {
        foreach (var (from, to) in Spellings)
        {
            if (text.Contains(from, StringComparison.Ordinal))
            {
                text = text.Replace(from, to, StringComparison.Ordinal);
            }
        }

        return text;
    }

    private static bool IsSyllabic(string key)
    {
        for (var i = 0; i < key.Length;)
        {
            var rest = key.AsSpan(i);
            if (IsVowel(rest[0]))
            {
                i++;
            }
            else if (rest[0] == 'n' && (rest.Length == 1 || (!IsVowel(rest[1]) && rest[1] != 'y')))
            {
                i++;
            }
            else if (rest.Length > 1 && rest[0] == rest[1] && "kstpgzdbc".Contains(rest[0], StringComparison.Ordinal))
            {
                i++;
            }
            else if (rest.Length > 1 && "kstnhmrgzdbpyw".Contains(rest[0], StringComparison.Ordinal) && IsVowel(rest[1]))
            {
                i += 2;
            }
            else if (rest.Length > 2 && "kstnhmrgzdbp".Contains(rest[0], StringComparison.Ordinal) && rest[1] == 'y' && IsVowel(rest[2]))
            {
                i += 3;
            }
            else
            {
                return false;
            }
        }

        return key.Length > 0;
    }

    private static bool IsVowel(char c) => c is 'a' or 'i' or 'u' or 'e' or 'o';

    private static Dictionary<char, string> BuildSyllables()
    {
        const string Rows = "あいうえお かきくけこk がぎぐげごg さしすせそs ざじずぜぞz たちつてとt だぢづでどd なにぬねのn はひふへほh ばびぶべぼb ぱぴぷぺぽp まみむめもm らりるれろr";
        var syllables = new Dictionary<char, string> { ['や'] = "ya", ['ゆ'] = "yu", ['よ'] = "yo", ['わ'] = "wa", ['を'] = "o", ['ん'] = "n" };
        foreach (var row in Rows.Split(' '))
        {
            for (var i = 0; i < 5; i++)
            {
                syllables[row[i]] = row[5..] + "aiueo"[i];
            }
        }

        return syllables;
    }
}
