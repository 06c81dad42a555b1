using System.CommandLine;
using System.Text.Json;
using Madoguchi.Bot.Conversations;
using Madoguchi.Bot.Evaluation;
using Madoguchi.Handoff;

namespace Madoguchi.Bot.Commands;

/// <summary><c>evaluate FILE.tsv…</c>: measures understanding and signals on rows with expected results.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Option<string?> content)
    {
        var files = new Argument<string[]>("FILE.tsv") { Description = "Evaluation files", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out") { Description = "Write the result of every row here, one JSON object a line" };
        var command = new Command("evaluate", "Measure answers on rows with expected topic and tier") { files, output };
        command.SetAction(parsed =>
        {
            var rows = parsed.GetValue(files)!.SelectMany(EvaluationFile.Read).ToList();
            var ask = new Ask(EngineLoader.Load(ContentLocation.Find(parsed.GetValue(content)), DeskSchedule.HoursOf()));
            var scores = new Scoreboard();
            using var writer = parsed.GetValue(output) is { } path ? new StreamWriter(path) : null;

            // The first rows are slow while the code is being compiled: they would be the 99th percentile.
            foreach (var row in rows.Take(50))
            {
                ask.Run(row.Text, row.Municipality, null, row.At ?? TimeProvider.System.GetUtcNow());
            }

            foreach (var row in rows)
            {
                var result = ask.Run(row.Text, row.Municipality, null, row.At ?? TimeProvider.System.GetUtcNow());
                scores.Add(row, result);
                writer?.WriteLine(JsonSerializer.Serialize(result with { Id = row.Id }, CommandJson.OneLine.AskResult));
            }

            scores.Print(Console.Out);
            return 0;
        });
        return command;
    }
}
