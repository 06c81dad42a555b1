namespace Madoguchi.Bot.Conversations;

/// <summary>The language of the conversation: chosen by the parent, else detected with confidence, else as it was.</summary>
internal static class LanguageSwitch
{
    /// <summary>Above this a detected language changes the conversation's; one borrowed word never reaches it.</summary>
    private const double Confident = 0.6;

    public static ConversationState Apply(Turn turn)
    {
        var state = turn.State;
        var message = turn.Input.Message;
        if (message.Choice is { } choice && choice.StartsWith("lang:", StringComparison.Ordinal))
        {
            var chosen = choice["lang:".Length..];
            return turn.Content.Phrases.Speaks(chosen) ? state with { Language = chosen, LanguageChosen = true } : state;
        }

        if (state.LanguageChosen || message.Text.Length == 0)
        {
            return state;
        }

        var detected = turn.Utterance.Language;
        return turn.Utterance.LanguageConfidence >= Confident && turn.Content.Phrases.Speaks(detected) ? state with { Language = detected } : state;
    }

    /// <summary>The language to begin with: what the channel reports, where the bot speaks it; else Japanese.</summary>
    public static string First(string? locale, Knowledge.Content.Phrasebook phrases)
    {
        foreach (var candidate in Candidates(locale))
        {
            if (phrases.Languages.FirstOrDefault(l => string.Equals(l, candidate, StringComparison.OrdinalIgnoreCase)) is { } spoken)
            {
                return spoken;
            }
        }

        return "ja";
    }

    private static IEnumerable<string> Candidates(string? locale)
    {
        if (string.IsNullOrWhiteSpace(locale))
        {
            yield break;
        }

        yield return locale;
        var language = locale.Split('-', '_')[0].ToLowerInvariant();
        if (language == "zh")
        {
            yield return locale.Contains("TW", StringComparison.OrdinalIgnoreCase) || locale.Contains("HK", StringComparison.OrdinalIgnoreCase)
                || locale.Contains("Hant", StringComparison.OrdinalIgnoreCase)
                ? "zh-Hant"
                : "zh-Hans";
        }

        yield return language == "tl" ? "fil" : language;
    }
}
