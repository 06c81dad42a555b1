using System.CommandLine;
using System.Text.Json;
using Madoguchi.Bot.Conversations;
using Madoguchi.Handoff;

namespace Madoguchi.Bot.Commands;

/// <summary><c>ask "TEXT"</c>: what the bot would answer to one message.</summary>
internal static class AskCommand
{
    public static Command Create(Option<string?> content)
    {
        var text = new Argument<string>("TEXT") { Description = "The message" };
        var municipality = new Option<string?>("--municipality") { Description = "Id of the municipality, such as ayase" };
        var language = new Option<string?>("--language") { Description = "The language the parent has chosen; default: detected" };
        var at = new Option<string?>("--at") { Description = "The moment in Japan time, such as 2026-11-20T23:40; default: now" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        var command = new Command("ask", "Ask one question in a fresh conversation, without a database") { text, municipality, language, at, json };
        command.SetAction(parsed =>
        {
            var moment = parsed.GetValue(at) is { } given ? Ask.ParseMoment(given) : TimeProvider.System.GetUtcNow();
            var engine = EngineLoader.Load(ContentLocation.Find(parsed.GetValue(content)), DeskSchedule.HoursOf());
            var result = new Ask(engine).Run(parsed.GetValue(text)!, parsed.GetValue(municipality), parsed.GetValue(language), moment);
            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(result, CommandJson.OneLine.AskResult)
                : string.Join("\n\n———\n\n", result.Replies));
            return 0;
        });
        return command;
    }
}
