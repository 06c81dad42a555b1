using System.CommandLine;
using Madoguchi.Handoff.Signals;
using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Content.Linting;
using Madoguchi.Knowledge.Hours;

namespace Madoguchi.Bot.Commands;

/// <summary><c>lint</c>: every gap in the content, with file and line. Exit code 1 when there are errors.</summary>
internal static class LintCommand
{
    public static Command Create(Option<string?> content)
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object with counts and findings" };
        var command = new Command("lint", "Check the content: completeness, sources, dates, numbers, placeholders") { json };
        command.SetAction(parsed =>
        {
            var today = DateOnly.FromDateTime(JapanTime.WallClock(TimeProvider.System.GetUtcNow()));
            var folder = ContentLocation.Find(parsed.GetValue(content));
            var report = ContentLint.Check(folder, today);
            report = report with { Problems = [.. report.Problems, .. SignalProblems(folder)] };
            if (parsed.GetValue(json))
            {
                Console.WriteLine(report.ToJson());
            }
            else
            {
                foreach (var problem in report.Problems)
                {
                    Console.WriteLine(problem);
                }

                Console.WriteLine($"{report.Counts.AllTopics} topics, {report.Counts.Municipalities} municipalities, {report.Counts.Windows} windows, {report.Counts.Lines} help lines, articles: "
                    + string.Join(", ", report.Counts.Articles.Where(a => a.Value > 0).Select(a => $"{a.Key} {a.Value}")));
                Console.WriteLine($"{report.Errors} errors, {report.Warnings} warnings");
            }

            return report.Errors == 0 ? 0 : 1;
        });
        return command;
    }

    /// <summary>The inventories belong to another library: what is wrong with them is found by loading them.</summary>
    private static IReadOnlyList<ContentProblem> SignalProblems(string folder)
    {
        var problems = new List<ContentProblem>();
        if (ContentLibrary.Read(folder, problems) is not { } library)
        {
            return [];
        }

        try
        {
            SignalDetector.Load(library);
            return [];
        }
        catch (ContentException e)
        {
            return e.Problems;
        }
    }
}
