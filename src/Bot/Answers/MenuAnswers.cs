using Madoguchi.Bot.Conversations;
using Madoguchi.Handoff.Cases;
using Madoguchi.Handoff.Signals;
using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Recognition;

namespace Madoguchi.Bot.Answers;

/// <summary>What is tapped or said besides questions: menus, language, place, a person, greetings, one's own data.</summary>
internal sealed class MenuAnswers(QuestionAnswers questions, HandoverAnswers handover, IReadOnlyDictionary<string, Dialog> dialogs)
{
    /// <summary>Carries out a choice; false where its value is not known (an old button after an update).</summary>
    public bool TryChoose(Turn turn, string choice)
    {
        var (verb, value) = choice.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? (choice[..colon], choice[(colon + 1)..]) : (choice, "");
        switch (verb)
        {
            case "topic" when turn.Content.FindTopic(value) is not null:
                turn.Topics = [new Knowledge.Retrieval.RankedTopic(value, 1)];
                questions.ReplyTo(turn, value);
                return true;
            case "menu":
                OfferKind(turn, value);
                return true;
            case "lang":
                turn.Reply("notice", turn.Say("language_chosen"), Introduction.Menu(turn));
                return true;
            case "place":
                ChoosePlace(turn, value);
                return true;
            case "call" when value == "yes":
                dialogs["callback"].Begin(turn, "phone");
                return true;
            case "do":
                return TryDo(turn, value);
            default:
                return false;
        }
    }

    /// <summary>Does what the typed message asks for.</summary>
    public void TryAct(Turn turn)
    {
        switch (turn.Utterance.Intent)
        {
            case SpeechAct.AskForPerson:
                AskForPerson(turn);
                break;
            case SpeechAct.Greeting:
                turn.Reply("notice", turn.Say("greeting"), Introduction.Menu(turn));
                break;
            case SpeechAct.Thanks:
                turn.Reply("notice", turn.Say("thanks"));
                break;
            case SpeechAct.Yes or SpeechAct.No:
                turn.Reply("notice", turn.Say("what_now"), Introduction.Menu(turn));
                break;
            case SpeechAct.AskForMyData:
                TellMyData(turn);
                break;
            case SpeechAct.DeleteMyData:
                turn.Topics = [new Knowledge.Retrieval.RankedTopic("about-this-service", 1)];
                dialogs["erase"].Begin(turn, "confirm");
                break;
            default:
                questions.Reply(turn);
                break;
        }
    }

    private bool TryDo(Turn turn, string action)
    {
        switch (action)
        {
            case "person":
                AskForPerson(turn);
                return true;
            case "menu":
                turn.Reply("question", turn.Say("what_now"), Introduction.Menu(turn));
                return true;
            case "privacy":
                Introduction.ReplyInFull(turn);
                return true;
            case "places":
                dialogs["place"].Begin(turn, "ask");
                return true;
            case "mydata":
                TellMyData(turn);
                return true;
            case "delete":
                dialogs["erase"].Begin(turn, "confirm");
                return true;
            case "safe":
                turn.Reply("notice", turn.Say("safe_noted"));
                return true;
            case "cannot-call":
                turn.Reply("notice", turn.Say("cannot_call"));
                return true;
            default:
                return false;
        }
    }

    private void AskForPerson(Turn turn)
    {
        turn.Topics = [new Knowledge.Retrieval.RankedTopic("talk-to-staff", 1)];
        turn.Answered = true;
        handover.Open(turn, Tier.Concern, CaseReason.Asked, "");
        dialogs["callback"].Begin(turn, "how");
    }

    private static void ChoosePlace(Turn turn, string id)
    {
        if (turn.Content.FindMunicipality(id) is { } municipality)
        {
            turn.State = turn.State with { Municipality = id, MunicipalitySkipped = false };
            turn.Reply("notice", turn.Say("place_chosen", ("place", municipality.Names.For(turn.Language))));
        }
        else
        {
            turn.State = turn.State with { Municipality = null, MunicipalitySkipped = true };
            turn.Reply("notice", turn.Say("place_skipped"));
        }
    }

    private static void OfferKind(Turn turn, string kind)
    {
        string[] kinds = kind == "class" ? ["class", "place"] : [kind];
        var choices = turn.Content.Topics.Where(t => kinds.Contains(t.Kind))
            .Select(t => turn.Content.FindArticle(t.Id, turn.Language))
            .OfType<Article>()
            .Select(a => new Choice(a.Label, $"topic:{a.Topic}"))
            .Take(12)
            .ToList();
        turn.Reply("question", turn.Say("choose_topic"), choices);
    }

    private static void TellMyData(Turn turn)
    {
        turn.Topics = [new Knowledge.Retrieval.RankedTopic("about-this-service", 1)];
        turn.Answered = true;
        var age = turn.State.ChildAgeOn(turn.Today);
        turn.Reply(
            "notice",
            turn.Say(
                "my_data",
                ("language", turn.Content.Languages.First(l => l.Tag == turn.Language).Name),
                ("place", turn.Municipality?.Names.For(turn.Language) ?? "—"),
                ("age", age is null ? "—" : turn.Say("months", ("n", age.Value.ToString(System.Globalization.CultureInfo.InvariantCulture))))),
            turn.Offer("choice_erase", "do:delete"));
    }
}
