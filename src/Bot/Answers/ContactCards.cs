using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Hours;

namespace Madoguchi.Bot.Answers;

/// <summary>Makes the cards of windows and help lines, with their state at a moment.</summary>
internal static class ContactCards
{
    public static ContactCard For(HelpLine line, string? prefecture, DateTimeOffset at, ContentLibrary content, Phrases phrases)
    {
        var state = line.HoursIn(prefecture)?.At(at, content.Holidays);
        var ordinary = prefecture is null ? null : line.OrdinaryNumbers.GetValueOrDefault(prefecture);
        return new ContactCard
        {
            Id = line.Id,
            JapaneseName = line.Names.Japanese,
            Name = line.Names.For(phrases.Language),
            Purpose = line.For.In(phrases.Language),
            Phone = line.Number,
            Dial = line.Dial,
            CallLabel = phrases.Say("call", ("phone", line.Number)),
            Badge = BadgeOf(state),
            BadgeText = BadgeTextOf(state, at, phrases),
            Terms = Join(
                LanguagesOf(line.Languages, content, phrases),
                line.Cost == "unknown" ? null : phrases.Say(line.Cost == "free" ? "cost_free" : "cost_call_charge"),
                line.Anonymous == "yes" ? phrases.Say("anonymous_yes") : null),
            Note = Join(line.Interpreting?.In(phrases.Language), ordinary is null ? null : phrases.Say("ordinary_number", ("phone", ordinary))),
        };
    }

    public static ContactCard For(Window window, Municipality municipality, DateTimeOffset at, ContentLibrary content, Phrases phrases)
    {
        var state = window.Hours?.At(at, content.Holidays);
        return new ContactCard
        {
            Id = window.Id,
            JapaneseName = window.Names.Japanese,
            Name = window.Names.For(phrases.Language),
            Purpose = municipality.Names.For(phrases.Language),
            Phone = window.Phone,
            Dial = window.Dial,
            CallLabel = window.Phone is null ? null : phrases.Say("call", ("phone", window.Phone)),
            Badge = BadgeOf(state),
            BadgeText = BadgeTextOf(state, at, phrases),
            Terms = LanguagesOf(window.Languages, content, phrases),
            Note = window.Note?.In(phrases.Language) ?? (window.Phone is null ? phrases.Say("phone_not_known", ("site", municipality.Site ?? "")) : null),
            Address = window.Address?.For(phrases.Language),
        };
    }

    public static OpenBadge BadgeOf(OpenState? state) => state switch
    {
        null => OpenBadge.Unknown,
        { ClosesSoon: true } => OpenBadge.ClosesSoon,
        { IsOpen: true } => OpenBadge.Open,
        _ => OpenBadge.Closed,
    };

    private static string BadgeTextOf(OpenState? state, DateTimeOffset at, Phrases phrases)
    {
        var now = JapanTime.WallClock(at);
        return state switch
        {
            null => "",
            { IsAroundTheClock: true } => phrases.Say("open_always"),
            { IsOpen: true, ClosesSoon: true } => phrases.Say("closes_soon", ("time", TimeText.Of(state.Until!.Value, now, phrases))),
            { IsOpen: true } => phrases.Say("open_until", ("time", TimeText.Of(state.Until!.Value, now, phrases))),
            { OpensAt: { } opens } => phrases.Say("closed_opens", ("time", TimeText.Of(opens, now, phrases))),
            _ => phrases.Say("closed"),
        };
    }

    private static string? LanguagesOf(IReadOnlyList<string> tags, ContentLibrary content, Phrases phrases)
    {
        if (tags.Count == 0)
        {
            return null;
        }

        if (tags is ["ja"])
        {
            return phrases.Say("japanese_only");
        }

        var names = tags.Select(t => content.Languages.FirstOrDefault(l => l.Tag == t)?.Name ?? t);
        return phrases.Say("languages", ("languages", string.Join(" · ", names)));
    }

    private static string? Join(params string?[] parts)
    {
        var text = string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));
        return text.Length == 0 ? null : text;
    }
}
