using Madoguchi.Bot.Conversations;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Bot.Answers;

/// <summary>
/// Answers a topic: what is particular to the municipality first, then what holds everywhere, then windows and lines with their
/// state now, source and date, and what the parent may want to ask next.
/// </summary>
internal static class ArticleAnswers
{
    private const int MostCards = 5;

    /// <summary>Whether the topic can be answered in the conversation's language at all.</summary>
    public static bool CanAnswer(Turn turn, string topic) => General(turn, topic) is not null || Local(turn, topic) is not null;

    /// <param name="localOnly">Only what is particular to the municipality: the general part was said a moment ago.</param>
    public static void Reply(Turn turn, string topic, bool localOnly = false)
    {
        var general = General(turn, topic);
        var local = Local(turn, topic);
        if (localOnly && local is null && !turn.Municipality!.WindowsFor(topic).Any())
        {
            turn.Reply("notice", turn.Say("no_local_answer", ("place", turn.PlaceName)));
            return;
        }

        var articles = new[] { local, localOnly && local is not null ? null : general }.OfType<Article>().ToList();
        turn.Reply(new Answer
        {
            Kind = "article",
            Language = turn.Language,
            Topic = topic,
            Title = (general ?? local)!.Title,
            Text = TextOf(turn, articles, local),
            Cards = CardsFor(turn, topic),
            Choices = NextQuestions(turn, topic),
            Sources = articles.SelectMany(a => a.Sources).DistinctBy(s => (s.Name, s.Url)).Select(s => new SourceNote(s.Name, s.Url, s.Date)).ToList(),
            AsOf = turn.Say("as_of", ("month", TimeText.Month(articles.Min(a => a.AsOf)!, turn.Phrases))),
            ReviewNote = articles.Any(a => a.Review == "draft") ? turn.Say("review_draft") : null,
        });
        turn.State = turn.State with { LastTopic = topic };
        turn.Answered = true;
    }

    private static string TextOf(Turn turn, List<Article> articles, Article? local)
    {
        var parts = articles.Select(a =>
        {
            var body = Placeholders.Fill(a.Body, turn.Content, turn.Municipality, turn.PlaceName);
            return a != local ? body
                : articles.Count > 1 ? $"**{turn.Say("in_place", ("place", turn.PlaceName))}**\n\n{body}\n\n**{turn.Say("everywhere")}**"
                : body;
        });
        return string.Join("\n\n", parts);
    }

    private static Article? General(Turn turn, string topic) => turn.Content.FindArticle(topic, turn.Language);

    private static Article? Local(Turn turn, string topic) =>
        turn.State.Municipality is { } id ? turn.Content.FindArticle(topic, turn.Language, id) : null;

    private static List<ContactCard> CardsFor(Turn turn, string topic)
    {
        var cards = new List<ContactCard>();
        if (turn.Municipality is { } municipality)
        {
            cards.AddRange(municipality.WindowsFor(topic).Select(w => ContactCards.For(w, municipality, turn.Now, turn.Content, turn.Phrases)));
        }

        foreach (var id in turn.Content.FindTopic(topic)?.Lines ?? [])
        {
            if (turn.Content.FindHelpLine(id) is { } line && line.Confidence != "low" && line.WorksIn(turn.Municipality?.Prefecture))
            {
                cards.Add(ContactCards.For(line, turn.Municipality?.Prefecture, turn.Now, turn.Content, turn.Phrases));
            }
        }

        return cards.Take(MostCards).ToList();
    }

    private static List<Choice> NextQuestions(Turn turn, string topic)
    {
        // What else the message may have meant comes before what parents usually ask next.
        var next = turn.Topics.Skip(1).Take(2).Select(t => t.Id)
            .Concat(turn.Content.FindTopic(topic)?.Related ?? [])
            .Distinct()
            .Where(id => id != topic)
            .Select(id => turn.Content.FindArticle(id, turn.Language))
            .OfType<Article>()
            .Take(4)
            .Select(a => new Choice(a.Label, $"topic:{a.Topic}"));
        return [.. next, turn.Offer("choice_person", "do:person")];
    }
}
