using System.Text;

namespace Madoguchi.Bot.Answers;

/// <summary>An answer as plain text: what staff read in the transcript, and what channels without cards send.</summary>
internal static class PlainText
{
    public static string Of(Answer answer)
    {
        var text = new StringBuilder();
        if (answer.Title is { } title)
        {
            text.Append(title).Append("\n\n");
        }

        text.Append(answer.Text.Replace("**", "", StringComparison.Ordinal));
        foreach (var card in answer.Cards)
        {
            text.Append("\n\n").Append(card.JapaneseName);
            if (card.Name != card.JapaneseName)
            {
                text.Append(" / ").Append(card.Name);
            }

            foreach (var line in new[] { card.Phone, card.BadgeText, card.Terms, card.Address, card.Note })
            {
                if (!string.IsNullOrEmpty(line))
                {
                    text.Append('\n').Append(line);
                }
            }
        }

        return text.ToString().Trim();
    }
}
