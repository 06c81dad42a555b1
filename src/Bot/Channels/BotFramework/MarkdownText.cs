using System.Text;
using Madoguchi.Bot.Answers;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>An answer as Markdown: title, text, note on review, and the sources as the last line.</summary>
internal static class MarkdownText
{
    public static string Of(Answer answer)
    {
        var text = new StringBuilder();
        if (answer.Title is { Length: > 0 } title)
        {
            text.Append("**").Append(title).Append("**\n\n");
        }

        text.Append(answer.Text);
        if (answer.ReviewNote is { Length: > 0 } note)
        {
            text.Append("\n\n").Append(note);
        }

        var sources = answer.Sources.Select(Source).Append(answer.AsOf).Where(s => !string.IsNullOrEmpty(s));
        return text.Append("\n\n").AppendJoin(" · ", sources).ToString().Trim();
    }

    private static string Source(SourceNote source)
    {
        var name = source.Name.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
        var linked = source.Url is null
            ? name
            : $"[{name}]({source.Url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})";
        return source.Date.Length == 0 ? linked : $"{linked} ({source.Date})";
    }
}
