using Madoguchi.Handoff.Cases;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>Cuts a message into what is marked and what is not. The text itself is never changed.</summary>
internal static class Highlight
{
    public static IReadOnlyList<(string Text, bool Marked)> Of(string text, string messageId, IReadOnlyList<CaseSignal> signals)
    {
        var marked = new bool[text.Length];
        foreach (var words in signals.Where(s => s.MessageId == messageId && s.Words.Length > 0).Select(s => s.Words).Distinct(StringComparer.Ordinal))
        {
            for (var at = Find(text, words, 0); at >= 0; at = Find(text, words, at + words.Length))
            {
                Array.Fill(marked, true, at, words.Length);
            }
        }

        var parts = new List<(string, bool)>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && marked[end] == marked[start])
            {
                end++;
            }

            parts.Add((text[start..end], marked[start]));
            start = end;
        }

        return parts;
    }

    private static int Find(string text, string words, int from) => text.IndexOf(words, from, StringComparison.OrdinalIgnoreCase);
}
