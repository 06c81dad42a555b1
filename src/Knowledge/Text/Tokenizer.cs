namespace Madoguchi.Knowledge.Text;

/// <summary>What a piece of text is.</summary>
internal enum TokenKind : byte
{
    /// <summary>A word of a script with spaces.</summary>
    Word,

    /// <summary>Digits, with the # of a short phone number.</summary>
    Number,

    /// <summary>A stretch without spaces of a script that does not use them.</summary>
    Run,
}

/// <summary>A piece of a text, by position.</summary>
internal readonly record struct Token(int Start, int Length, TokenKind Kind, Script Script)
{
    public int End => Start + Length;
}

/// <summary>
/// Cuts text into words where the script has spaces and into unbroken runs where it has not; a Latin word inside Japanese
/// stays whole, digits part from letters, and `#8000` stays one piece.
/// </summary>
internal static class Tokenizer
{
    public static List<Token> Tokenize(ReadOnlySpan<char> text)
    {
        var tokens = new List<Token>(text.Length / 4 + 4);
        var i = 0;
        while (i < text.Length)
        {
            var start = i;
            var script = Scripts.Of(text[i]);
            if (script == Script.None)
            {
                i++;
                if (char.IsDigit(text[start]) || (text[start] == '#' && i < text.Length && char.IsDigit(text[i])))
                {
                    while (i < text.Length && char.IsDigit(text[i]))
                    {
                        i++;
                    }

                    tokens.Add(new Token(start, i - start, TokenKind.Number, Script.None));
                }
            }
            else if (Scripts.UsesSpaces(script))
            {
                while (i < text.Length && (Scripts.Of(text[i]) == script || IsInsideWord(text, i, start)))
                {
                    i++;
                }

                tokens.Add(new Token(start, i - start, TokenKind.Word, script));
            }
            else
            {
                var group = Group(script);
                while (i < text.Length && Scripts.Of(text[i]) is var next && next != Script.None && Group(next) == group)
                {
                    i++;
                }

                tokens.Add(new Token(start, i - start, TokenKind.Run, group));
            }
        }

        return tokens;
    }

    // An apostrophe between letters belongs to the word (don't); so does a combining mark.
    private static bool IsInsideWord(ReadOnlySpan<char> text, int i, int start) =>
        (text[i] == '\'' && i > start && i + 1 < text.Length && Scripts.Of(text[i + 1]) == Scripts.Of(text[start]))
        || text[i] is >= '\u0300' and <= '\u036F';

    private static Script Group(Script script) => Scripts.IsJapanese(script) ? Script.Han : script;
}
