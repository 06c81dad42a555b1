using Madoguchi.Bot.Commands;
using Madoguchi.Handoff.Signals;

namespace Madoguchi.Bot.Evaluation;

/// <summary>One row of an evaluation file.</summary>
/// <param name="Topics">Acceptable topics; empty when not judged.</param>
/// <param name="WantsNoTopic">The right answer is to answer no topic.</param>
/// <param name="Tiers">Acceptable tiers; empty when not judged.</param>
internal sealed record EvaluationRow(
    string Id,
    string Language,
    string? Municipality,
    DateTimeOffset? At,
    string Text,
    IReadOnlyList<string> Topics,
    bool WantsNoTopic,
    IReadOnlyList<Tier> Tiers);

/// <summary>Reads evaluation files: tab-separated, with the header <c>id language municipality at text expect_topic expect_tier</c>.</summary>
internal static class EvaluationFile
{
    private const string Header = "id\tlanguage\tmunicipality\tat\ttext\texpect_topic\texpect_tier";

    /// <exception cref="CommandError">The file is missing or a line is not of this form; the message names file and line.</exception>
    public static IReadOnlyList<EvaluationRow> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new CommandError($"{path}: there is no such file");
        }

        var lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0].TrimEnd() != Header)
        {
            throw new CommandError($"{path}:1: the first line must be the header (tabs between): {Header.Replace('\t', ' ')}");
        }

        return lines.Skip(1).Select((line, i) => (line, number: i + 2)).Where(l => l.line.Length > 0).Select(l => ReadRow(path, l.number, l.line)).ToList();
    }

    private static EvaluationRow ReadRow(string path, int number, string line)
    {
        var cells = line.Split('\t');
        if (cells.Length != 7)
        {
            throw new CommandError($"{path}:{number}: {cells.Length} columns instead of 7");
        }

        try
        {
            return new EvaluationRow(
                cells[0],
                cells[1],
                cells[2].Length == 0 ? null : cells[2],
                cells[3].Length == 0 ? null : Ask.ParseMoment(cells[3]),
                cells[4],
                Parts(cells[5]).Where(p => p != "-").ToList(),
                Parts(cells[5]).Contains("-"),
                Parts(cells[6]).Select(ReadTier).ToList());
        }
        catch (CommandError e)
        {
            throw new CommandError($"{path}:{number}: {e.Message}");
        }
    }

    private static string[] Parts(string cell) => cell.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Tier ReadTier(string name) => name switch
    {
        "none" => Tier.None,
        "concern" => Tier.Concern,
        "urgent" => Tier.Urgent,
        "emergency" => Tier.Emergency,
        _ => throw new CommandError($"`{name}` is not a tier (none, concern, urgent, emergency)"),
    };
}
