using Madoguchi.Bot.Conversations;
using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Hours;

namespace Madoguchi.Bot.Answers;

/// <summary>Where to turn at a given moment: what is open then comes first, and nothing closed is shown as if it helped.</summary>
internal static class LineAnswers
{
    private const int MostOpen = 6;

    // One line for each thing that may be the matter at night, gravest last because 119 and 110 stand in the text.
    private static readonly string[] AnyNeed = ["anything", "child-illness", "parent-stress", "child-abuse", "partner-violence", "suicide", "foreign-resident"];

    // Lines that help with the need besides those that name it.
    private static readonly Dictionary<string, string[]> AlsoFor = new(StringComparer.Ordinal)
    {
        ["child-illness"] = ["child-illness", "ambulance", "poison", "medical-language"],
        ["parent-stress"] = ["parent-stress", "mental-health", "anything"],
        ["partner-violence"] = ["police", "partner-violence", "sexual-violence"],
        ["child-abuse"] = ["child-abuse", "police", "child-talks"],
        ["pregnancy"] = ["pregnancy", "anything"],
        ["anything"] = ["anything", "suicide", "mental-health"],
    };

    /// <summary>What is open at this moment, whatever the matter is.</summary>
    /// <param name="topic">The topic whose article explains how to choose; null for the list alone.</param>
    public static void ReplyForAnything(Turn turn, string? topic, DateTimeOffset at)
    {
        var article = topic is null ? null : turn.Content.FindArticle(topic, turn.Language);
        var lines = AnyNeed.SelectMany(need => Open(turn, [need], at).Take(need == "anything" ? 2 : 1)).DistinctBy(l => l.Id).ToList();
        Reply(turn, article, topic, at, WindowsOpen(turn, "consultation-general", at), lines);
    }

    /// <summary>What is open at this moment and helps with one need.</summary>
    public static void ReplyForNeed(Turn turn, string need, DateTimeOffset at)
    {
        var needs = AlsoFor.GetValueOrDefault(need, [need]);
        Reply(turn, null, null, at, [], Open(turn, needs, at).ToList());
    }

    /// <summary>A sick child: when to call which number, with the lines that are open.</summary>
    public static void ReplyForIllness(Turn turn, string topic, DateTimeOffset at) =>
        Reply(turn, turn.Content.FindArticle(topic, turn.Language), topic, at, [], Open(turn, AlsoFor["child-illness"], at).ToList());

    private static void Reply(Turn turn, Article? article, string? topic, DateTimeOffset at, List<ContactCard> windows, List<HelpLine> lines)
    {
        var prefecture = turn.Municipality?.Prefecture;
        var cards = windows.Concat(lines.Take(MostOpen).Select(l => ContactCards.For(l, prefecture, at, turn.Content, turn.Phrases))).ToList();
        var when = TimeText.Of(JapanTime.WallClock(at), JapanTime.WallClock(turn.Now), turn.Phrases);
        var lead = turn.Say(at > turn.Now ? "open_at_that_time" : "open_now_list", ("time", when));
        var offices = windows.Count == 0 ? OfficesOpenNext(turn, at) : null;
        turn.Reply(new Answer
        {
            Kind = "lines",
            Language = turn.Language,
            Topic = topic,
            Title = article?.Title,
            Text = string.Join("\n\n", new[] { article is null ? null : Placeholders.Fill(article.Body, turn.Content, turn.Municipality, turn.PlaceName), lead, offices }.OfType<string>()),
            Cards = cards,
            Choices = [turn.Offer("choice_person", "do:person")],
            Sources = article?.Sources.Select(s => new SourceNote(s.Name, s.Url, s.Date)).ToList() ?? [],
            AsOf = article is null ? null : turn.Say("as_of", ("month", TimeText.Month(article.AsOf, turn.Phrases))),
            ReviewNote = article?.Review == "draft" ? turn.Say("review_draft") : null,
        });
        if (topic is not null)
        {
            turn.State = turn.State with { LastTopic = topic };
            turn.Answered = true;
        }
    }

    /// <summary>Lines open at the moment that serve one of the needs, in the order of the needs; those that speak the parent's language first.</summary>
    private static IEnumerable<HelpLine> Open(Turn turn, IReadOnlyList<string> needs, DateTimeOffset at)
    {
        var prefecture = turn.Municipality?.Prefecture;
        return turn.Content.HelpLines
            .Where(l => l.Confidence != "low" && l.WorksIn(prefecture) && l.Needs.Any(needs.Contains))
            .Where(l => l.HoursIn(prefecture)?.At(at, turn.Content.Holidays).IsOpen == true)
            .OrderBy(l => l.Needs.Min(n => needs.ToList().IndexOf(n) is var i && i < 0 ? int.MaxValue : i))
            .ThenByDescending(l => l.Languages.Contains(turn.Language))
            .ThenByDescending(l => l.Confidence == "high");
    }

    private static List<ContactCard> WindowsOpen(Turn turn, string topic, DateTimeOffset at) =>
        turn.Municipality is not { } municipality ? []
        : municipality.WindowsFor(topic)
            .Where(w => (w.Hours ?? municipality.OfficeHours)?.At(at, turn.Content.Holidays).IsOpen == true)
            .Select(w => ContactCards.For(w with { Hours = w.Hours ?? municipality.OfficeHours }, municipality, at, turn.Content, turn.Phrases))
            .ToList();

    private static string OfficesOpenNext(Turn turn, DateTimeOffset at)
    {
        if (turn.Municipality?.OfficeHours?.At(at, turn.Content.Holidays) is not { } state)
        {
            return turn.Say("offices_unknown", ("place", turn.PlaceName));
        }

        return state.OpensAt is { } opens
            ? turn.Say("offices_open_next", ("place", turn.PlaceName), ("time", TimeText.Of(opens, JapanTime.WallClock(turn.Now), turn.Phrases)))
            : turn.Say("offices_open_now", ("place", turn.PlaceName));
    }
}
