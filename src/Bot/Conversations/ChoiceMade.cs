using Madoguchi.Knowledge.Text;

namespace Madoguchi.Bot.Conversations;

/// <summary>
/// A choice that was typed instead of tapped: its number or its label. Channels that send only the label of a tapped button
/// arrive here too.
/// </summary>
internal static class ChoiceMade
{
    /// <returns>The choice's value, or null when the message is not one of those offered.</returns>
    public static string? From(Turn turn)
    {
        var offered = turn.State.Offered;
        if (turn.Utterance.ChoiceNumber is { } number && number >= 1 && number <= offered.Count && !IsAnswerInNumbers(turn))
        {
            return offered[number - 1].Value;
        }

        var typed = turn.Utterance.Normalized;
        return offered.FirstOrDefault(c => TextNormalizer.Normalize(c.Label) == typed)?.Value;
    }

    /// <summary>"5" after "which month are you in?" is a month, not the fifth choice.</summary>
    private static bool IsAnswerInNumbers(Turn turn) => turn.State.Dialogs.LastOrDefault() is { Name: "age", Step: "weeks" };
}
