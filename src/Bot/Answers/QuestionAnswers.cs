using Madoguchi.Bot.Conversations;
using Madoguchi.Knowledge;
using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Retrieval;

namespace Madoguchi.Bot.Answers;

/// <summary>Answers a question: surely, by asking which of two was meant, by offering the nearest, or by saying that it cannot.</summary>
internal sealed class QuestionAnswers(KnowledgeBase knowledge, IReadOnlyDictionary<string, Dialog> dialogs)
{
    private const int MostOffers = 4;

    public void Reply(Turn turn)
    {
        var ranking = Rank(turn);
        turn.Topics = ranking.Topics;
        switch (ranking.Confidence)
        {
            case Confidence.Sure:
                ReplyTo(turn, ranking.Topics[0].Id);
                break;
            case Confidence.Close:
                Offer(turn, ranking, "ask_which");
                break;
            case Confidence.Weak:
                Offer(turn, ranking, "offer_nearest");
                turn.IsUnanswered = true;
                break;
            default:
                turn.Topics = [];
                turn.IsUnanswered = true;

                // Someone who hints at trouble must not read "I cannot answer that": the care words follow instead.
                if (turn.Signals.Tier == Handoff.Signals.Tier.None)
                {
                    turn.Reply("notice", turn.Say("cannot_answer"), Introduction.Menu(turn));
                }

                break;
        }
    }

    /// <summary>Answers a topic that was asked for or chosen.</summary>
    public void ReplyTo(Turn turn, string topic)
    {
        var at = turn.Utterance.Time is { } meant && meant.At > turn.Now ? meant.At : turn.Now;
        switch (topic)
        {
            case "consultation-night":
                if (at > turn.Now && turn.Utterance.Time is { IsExact: false })
                {
                    // "Tonight", asked in the morning: what is open now may be the better time to call.
                    LineAnswers.ReplyForAnything(turn, topic, turn.Now);
                    LineAnswers.ReplyForAnything(turn, null, at);
                }
                else
                {
                    LineAnswers.ReplyForAnything(turn, topic, at);
                }

                dialogs["tonight"].Begin(turn, "matter", ("at", at.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
                return;
            case "child-illness-night":
                LineAnswers.ReplyForIllness(turn, topic, at);
                break;
            default:
                if (!ArticleAnswers.CanAnswer(turn, topic))
                {
                    turn.Reply("notice", turn.Say("cannot_answer"), Introduction.Menu(turn));
                    return;
                }

                ArticleAnswers.Reply(turn, topic);
                break;
        }

        AskWhatWouldHelp(turn, topic);
    }

    /// <summary>For a message that worries and asks something we know: the choice that answers it; null where it asks nothing.</summary>
    public Choice? OneTapTo(Turn turn)
    {
        var ranking = Rank(turn);
        if (ranking.Confidence != Confidence.Sure || turn.Content.FindArticle(ranking.Topics[0].Id, turn.Language) is not { } article)
        {
            return null;
        }

        turn.Topics = ranking.Topics;
        return new Choice(article.Label, $"topic:{article.Topic}");
    }

    private Ranking Rank(Turn turn)
    {
        var ranking = knowledge.Find(turn.Utterance, turn.Language, turn.State.Municipality, turn.State.LastTopic);

        // "Where can I ask now?" means what is open now, even where the words alone could mean any office.
        return ranking.Confidence == Confidence.Close && turn.Utterance.Time is not null && ranking.Topics[0].Id == "consultation-night"
            ? ranking with { Confidence = Confidence.Sure }
            : ranking;
    }

    /// <summary>One question at the most, and only where the answer would say more: the place, else the child's age.</summary>
    private void AskWhatWouldHelp(Turn turn, string topic)
    {
        if (turn.Signals.Tier > Handoff.Signals.Tier.None || turn.State.Dialogs.Count > 0)
        {
            return;
        }

        if (turn.Content.FindTopic(topic) is { IsLocal: true } && turn.State.Municipality is null && !turn.State.MunicipalitySkipped)
        {
            dialogs["place"].Begin(turn, "ask", ("topic", topic));
        }
        else if (topic is "infant-checkup" or "vaccination")
        {
            if (MilestoneAnswers.KnowsAge(turn))
            {
                MilestoneAnswers.Reply(turn, topic);
            }
            else if (MilestoneAnswers.DependsOnAge(turn, topic))
            {
                dialogs["age"].Begin(turn, "ask", ("topic", topic));
            }
        }
    }

    private static void Offer(Turn turn, Ranking ranking, string phrase)
    {
        var choices = ranking.Topics.Take(MostOffers)
            .Select(t => turn.Content.FindArticle(t.Id, turn.Language))
            .OfType<Article>()
            .Select(a => new Choice(a.Label, $"topic:{a.Topic}"))
            .Append(turn.Offer("choice_something_else", "do:menu"))
            .Append(turn.Offer("choice_person", "do:person"))
            .ToList();
        turn.Reply("question", turn.Say(phrase), choices);
    }
}
