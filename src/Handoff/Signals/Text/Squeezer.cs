namespace Madoguchi.Handoff.Signals.Text;

/// <summary>
/// The squeezed view of a plain view: what stands between letters to pull words apart (spaces, dots, emoji) is gone, letters
/// written one by one are joined, and digits, signs and foreign letters that stand in for Latin letters are read as these.
/// </summary>
internal static class Squeezer
{
    private const string LookAlikes = "аaеeоoрpсcхxуyіiјjѕsԁdһhӏlкkмmтtвbнhгrпnαaοoρpνvιiτtυuκkεe";
    private const int FewestSpacedLetters = 4;
    private const int FewestDottedLetters = 3;

    public static void Squeeze(TextView plain, TextView view)
    {
        view.Clear();
        var i = 0;
        while (i < plain.Length)
        {
            if (IsWordStart(plain, i))
            {
                i = AddLatin(plain, i, view);
            }
            else if (Letters.IsOtherLetter(plain[i]))
            {
                Copy(plain, i++, view);
            }
            else
            {
                i = AddBetween(plain, i, view);
            }
        }
    }

    private static void Copy(TextView plain, int i, TextView view, char? instead = null, bool joined = false) =>
        view.Add(instead ?? plain[i], plain.StartOf(i), plain.EndOf(i), joined);

    private static bool IsWordStart(TextView plain, int i) =>
        Letters.IsLatinOrDigit(plain[i]) || (plain[i] is '@' or '$' && i + 1 < plain.Length && Letters.IsLatin(plain[i + 1])) || IsDisguised(plain, i);

    private static bool IsDisguised(TextView plain, int i) =>
        LookAlike(plain[i]) != '\0' && ((i > 0 && Letters.IsLatin(plain[i - 1])) || (i + 1 < plain.Length && Letters.IsLatin(plain[i + 1])));

    private static char LookAlike(char c)
    {
        if (c < '\u0370' || c > '\u052F')
        {
            return '\0';
        }

        var at = LookAlikes.IndexOf(c, StringComparison.Ordinal);
        return at >= 0 && at % 2 == 0 ? LookAlikes[at + 1] : '\0';
    }

    // A word, or letters that were written one by one.
    private static int AddLatin(TextView plain, int start, TextView view)
    {
        var spaced = EndOfSpacedLetters(plain, start);
        if (spaced > start)
        {
            for (var i = start; i < spaced; i++)
            {
                if (Letters.IsLatin(plain[i]))
                {
                    Copy(plain, i, view, joined: true);
                }
            }

            return spaced;
        }

        var end = start;
        var hasLatin = false;
        while (end < plain.Length && (IsWordPart(plain[end]) || (IsInside(plain, end) && end > start)))
        {
            hasLatin |= Letters.IsLatin(plain[end]);
            end++;
        }

        for (var i = start; i < end; i++)
        {
            Copy(plain, i, view, hasLatin ? Read(plain, i, start, end) : null);
        }

        return Math.Max(end, start + 1);
    }

    private static bool IsWordPart(char c) => Letters.IsLatinOrDigit(c) || c is '@' or '$' || LookAlike(c) != '\0';

    private static bool IsInside(TextView plain, int i) =>
        plain[i] is '*' or '!' && i > 0 && Letters.IsLatin(plain[i - 1]) && i + 1 < plain.Length && Letters.IsLatin(plain[i + 1]);

    private static char Read(TextView plain, int i, int start, int end)
    {
        var c = plain[i];
        var besideLetter = (i > start && !Letters.IsDigit(plain[i - 1])) || (i + 1 < end && !Letters.IsDigit(plain[i + 1]));
        return c switch
        {
            '1' when (i > start && plain[i - 1] == '1') || (i + 1 < end && plain[i + 1] == '1') => 'l',
            '1' or '!' or '*' when besideLetter => 'i',
            '0' when besideLetter => 'o',
            '3' when besideLetter => 'e',
            '4' when besideLetter => 'a',
            '5' when besideLetter => 's',
            '7' when besideLetter => 't',
            '@' => 'a',
            '$' => 's',
            _ => LookAlike(c) is var plainLetter and not '\0' ? plainLetter : c,
        };
    }

    // "k i l l", "k.m.s": the end of a run of single letters with something between them, or start when there is none.
    private static int EndOfSpacedLetters(TextView plain, int start)
    {
        var letters = 0;
        var dotted = true;
        var i = start;
        var end = start;
        while (i < plain.Length && Letters.IsLatin(plain[i]) && (i + 1 == plain.Length || !IsWordPart(plain[i + 1])))
        {
            letters++;
            end = i + 1;
            i++;
            var gap = i;
            while (i < plain.Length && !Letters.IsOtherLetter(plain[i]) && !IsWordPart(plain[i]) && plain[i] != '\n')
            {
                i++;
            }

            if (i == gap)
            {
                break;
            }

            dotted &= plain[gap] != ' ' || i >= plain.Length;
        }

        return letters >= (dotted ? FewestDottedLetters : FewestSpacedLetters) ? end : start;
    }

    // Between two Latin words one space remains; between other letters nothing, except the end of a sentence.
    private static int AddBetween(TextView plain, int start, TextView view)
    {
        var end = start;
        var terminator = -1;
        while (end < plain.Length && !Letters.IsOtherLetter(plain[end]) && !IsWordStart(plain, end))
        {
            if (Letters.EndsSentence(plain[end]) && terminator < 0)
            {
                terminator = end;
            }

            end++;
        }

        if (terminator >= 0 && !BetweenSingles(plain, start, end))
        {
            Copy(plain, terminator, view);
        }
        else if (start > 0 && end < plain.Length && Letters.IsLatinOrDigit(plain[start - 1]) && IsWordStart(plain, end))
        {
            view.Add(' ', plain.StartOf(start), plain.EndOf(end - 1));
        }

        return Math.Max(end, start + 1);
    }

    private static bool BetweenSingles(TextView plain, int start, int end) =>
        start > 0 && end < plain.Length
        && Letters.IsOtherLetter(plain[start - 1]) && (start == 1 || !Letters.IsOtherLetter(plain[start - 2]))
        && Letters.IsOtherLetter(plain[end]) && (end + 1 == plain.Length || !Letters.IsOtherLetter(plain[end + 1]));
}
