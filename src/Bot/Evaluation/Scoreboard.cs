using System.Globalization;
using Madoguchi.Bot.Commands;
using Madoguchi.Handoff.Signals;

namespace Madoguchi.Bot.Evaluation;

/// <summary>Counts results and prints the table: one line per language and one for all.</summary>
internal sealed class Scoreboard
{
    private static readonly string[] Columns = ["language", "rows", "lang", "top1", "top3", "refused", "emergency", "urgent", "concern", "alarms", "median µs", "p99 µs"];

    private readonly List<(EvaluationRow Row, AskResult Result)> _results = [];

    public void Add(EvaluationRow row, AskResult result) => _results.Add((row, result));

    public void Print(TextWriter output)
    {
        var lines = new List<string[]> { Columns };
        foreach (var language in _results.GroupBy(r => r.Row.Language).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            lines.Add(Line(language.Key, language.ToList()));
        }

        lines.Add(Line("all", _results));
        var widths = Enumerable.Range(0, Columns.Length).Select(c => lines.Max(l => l[c].Length)).ToArray();
        foreach (var line in lines)
        {
            output.WriteLine(string.Join("  ", line.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))));
        }

        output.WriteLine("lang: replied in the row's language. top1, top3: an expected topic first, among the first three. refused: `-` rows with no topic answered.");
        output.WriteLine("emergency, urgent: raised to urgent or more; concern: to concern or more. alarms: rows whose tier came out above every accepted one, to urgent or more.");
    }

    private static string[] Line(string name, List<(EvaluationRow Row, AskResult Result)> results)
    {
        var topical = results.Where(r => r.Row.Topics.Count > 0).ToList();
        var refusable = results.Where(r => r.Row is { WantsNoTopic: true, Topics.Count: 0 }).ToList();
        var tiered = results.Where(r => r.Row.Tiers.Count > 0).ToList();
        var times = results.Select(r => r.Result.ElapsedMicroseconds).Order().ToList();
        return
        [
            name,
            results.Count.ToString(CultureInfo.InvariantCulture),
            Share(results, r => r.Result.Language == r.Row.Language),
            Share(topical, r => Ranked(r, 1)),
            Share(topical, r => Ranked(r, 3)),
            Share(refusable, r => !r.Result.Answered),
            Recall(tiered, Tier.Emergency, Tier.Urgent),
            Recall(tiered, Tier.Urgent, Tier.Urgent),
            Recall(tiered, Tier.Concern, Tier.Concern),
            Share(tiered.Where(r => r.Row.Tiers.Max() < Tier.Urgent).ToList(), r => TierOf(r.Result) >= Tier.Urgent),
            times.Count == 0 ? "-" : times[times.Count / 2].ToString(CultureInfo.InvariantCulture),
            times.Count == 0 ? "-" : times[(int)Math.Min(times.Count - 1, times.Count * 0.99)].ToString(CultureInfo.InvariantCulture),
        ];
    }

    /// <summary>Right where an expected topic is among the first, or where "no topic" was acceptable too and none was answered.</summary>
    private static bool Ranked((EvaluationRow Row, AskResult Result) r, int first) =>
        r.Result.Topics.Take(first).Any(t => r.Row.Topics.Contains(t.Id)) || (r.Row.WantsNoTopic && !r.Result.Answered);

    /// <summary>Rows whose mildest accepted tier is <paramref name="expected"/>, raised to at least <paramref name="atLeast"/>.</summary>
    private static string Recall(List<(EvaluationRow Row, AskResult Result)> rows, Tier expected, Tier atLeast) =>
        Share(rows.Where(r => r.Row.Tiers.Min() == expected).ToList(), r => TierOf(r.Result) >= atLeast);

    private static Tier TierOf(AskResult result) => Enum.Parse<Tier>(result.Tier, ignoreCase: true);

    private static string Share<T>(List<T> rows, Func<T, bool> isRight)
    {
        var right = rows.Count(isRight);
        return rows.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{right}/{rows.Count} {100.0 * right / rows.Count:0}%");
    }
}
