using System.Globalization;
using Madoguchi.Handoff.Signals.Matching;
using Madoguchi.Handoff.Signals.Text;

namespace Madoguchi.Handoff.Signals.Inventories;

/// <summary>
/// Turns the notation of the inventories into slots: <c>{child} ~6 {hit}</c>, <c>(a|b)</c>, <c>shak*</c>, <c>=exact marks</c>.
/// Neighbouring parts are multiplied out into whole literals where that stays small, because one long literal is both
/// faster and stricter than two short ones.
/// </summary>
internal sealed class ExpressionParser(IReadOnlyDictionary<string, IReadOnlyList<string>> words, MatcherBuilder builder)
{
    private const int MostLiterals = 400;
    private const int MostToMultiply = 60;
    private const int LongestGap = 60;
    private const int ShortestJoined = 7;

    /// <summary>The slots of an expression.</summary>
    /// <exception cref="FormatException">The notation is wrong; the message says how.</exception>
    public IReadOnlyList<Slot> Parse(string expression)
    {
        var slots = new List<Slot>();
        foreach (var (gap, across, literals) in Merge(Parts(expression)))
        {
            slots.Add(new Slot(builder.SetOf(literals.SelectMany(Literals)), slots.Count == 0 ? 0 : gap, across));
        }

        return slots.Count > 0 ? slots : throw new FormatException($"`{expression}` is empty");
    }

    /// <summary>The literals of an expression that has one slot only, as masks do.</summary>
    /// <exception cref="FormatException">The notation is wrong or has several slots.</exception>
    public IEnumerable<Literal> ParseMask(string expression)
    {
        var merged = Merge(Parts(expression)).ToList();
        return merged.Count == 1
            ? merged[0].Literals.SelectMany(Literals)
            : throw new FormatException($"`{expression}` must be one piece of text here, without gaps and long word lists");
    }

    // A gap of -1 means "directly after".
    private IEnumerable<(int Gap, bool Across, bool Spaced, IReadOnlyList<string> Alternatives)> Parts(string expression)
    {
        var i = 0;
        var (gap, across, spaced) = (-1, false, false);
        while (i < expression.Length)
        {
            if (expression[i] == ' ')
            {
                spaced = true;
                i++;
                continue;
            }

            if (expression[i] == '~')
            {
                (gap, across, i) = ReadGap(expression, i);
                continue;
            }

            var end = EndOfPart(expression, i);
            yield return (gap, across, spaced, Alternatives(expression[i..end], expression));
            (gap, across, spaced) = (-1, false, false);
            i = end;
        }

        if (gap >= 0)
        {
            throw new FormatException($"`{expression}` ends with a gap");
        }
    }

    private static (int Gap, bool Across, int Next) ReadGap(string expression, int i)
    {
        var across = expression.AsSpan(i).StartsWith("~~");
        var digits = i + (across ? 2 : 1);
        var end = digits;
        while (end < expression.Length && char.IsAsciiDigit(expression[end]))
        {
            end++;
        }

        return int.TryParse(expression.AsSpan(digits, end - digits), NumberStyles.None, CultureInfo.InvariantCulture, out var gap) && gap is > 0 and <= LongestGap
            ? (gap, across, end)
            : throw new FormatException($"`{expression}`: after ~ comes a number from 1 to {LongestGap}");
    }

    private static int EndOfPart(string expression, int start)
    {
        var closing = expression[start] switch { '{' => '}', '(' => ')', _ => '\0' };
        if (closing != '\0')
        {
            var end = expression.IndexOf(closing, start);
            return end > start + 1 ? end + 1 : throw new FormatException($"`{expression}`: `{expression[start]}` without `{closing}`");
        }

        var stop = expression.AsSpan(start).IndexOfAny(" ~{(".AsSpan());
        return stop < 0 ? expression.Length : start + stop;
    }

    private IReadOnlyList<string> Alternatives(string part, string expression)
    {
        if (part[0] == '{')
        {
            var name = part[1..^1];
            return words.TryGetValue(name, out var list) ? list : throw new FormatException($"`{expression}`: there are no words `{name}`");
        }

        return part[0] == '(' ? part[1..^1].Split('|').Select(a => a.Trim()).ToList()
            : part.AsSpan().IndexOfAny(")}|".AsSpan()) >= 0 ? throw new FormatException($"`{expression}`: a bracket or | stands alone")
            : [part];
    }

    private static IEnumerable<(int Gap, bool Across, IReadOnlyList<string> Literals)> Merge(IEnumerable<(int Gap, bool Across, bool Spaced, IReadOnlyList<string> Alternatives)> parts)
    {
        (int Gap, bool Across, IReadOnlyList<string> Literals)? current = null;
        foreach (var part in parts)
        {
            if (current is not { } before)
            {
                current = (part.Gap, part.Across, part.Alternatives);
            }
            else if (part.Gap < 0 && CanMultiply(before.Literals, part.Alternatives))
            {
                current = (before.Gap, before.Across, before.Literals.SelectMany(b => part.Alternatives.Select(a => Join(b, a, part.Spaced))).Distinct().ToList());
            }
            else
            {
                yield return before;
                current = (part.Gap, part.Across, part.Alternatives);
            }
        }

        if (current is { } last)
        {
            yield return last;
        }
    }

    private static bool CanMultiply(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        left.Count * right.Count <= MostLiterals && right.Count <= MostToMultiply && (left.Count <= MostToMultiply || right.Count <= 4)
        && !left.Any(l => l.EndsWith('*')) && !right.Any(r => r.StartsWith('*'));

    // Scripts that write spaces between words keep them; the squeezed view has none between other letters.
    private static string Join(string left, string right, bool spaced)
    {
        var space = spaced && left.Length > 0 && right.Length > 0
            && ((Letters.IsLatinOrDigit(left[^1]) && Letters.IsLatinOrDigit(right[0])) || (Letters.IsDevanagari(left[^1]) && Letters.IsDevanagari(right[0])));
        return space ? $"{left} {right}" : left + right;
    }

    private static IEnumerable<Literal> Literals(string written)
    {
        var exact = written.Contains('=', StringComparison.Ordinal);
        var openStart = written.StartsWith('*');
        var openEnd = written.EndsWith('*');
        var text = TextFolder.FoldLiteral(written.Replace("=", "", StringComparison.Ordinal).Trim('*'));
        if (text.Length == 0)
        {
            throw new FormatException("an alternative is empty where it cannot be left out");
        }

        foreach (var spelling in exact ? [text] : new[] { text, string.Concat(text.Select(Letters.WithoutMarks)) }.Distinct())
        {
            yield return new Literal(spelling, openStart, openEnd, Joined: false);
            var joined = spelling.Replace(" ", "", StringComparison.Ordinal);
            if (joined.Length >= ShortestJoined && joined.All(Letters.IsLatin))
            {
                yield return new Literal(joined, openStart, openEnd, Joined: true);
            }
        }
    }
}
