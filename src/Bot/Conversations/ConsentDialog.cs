using Madoguchi.Bot.Answers;
using Madoguchi.Handoff.Cases;
using Madoguchi.Handoff.Signals;
using Madoguchi.Knowledge.Recognition;

namespace Madoguchi.Bot.Conversations;

/// <summary>Offers a person after a concern was answered; a case opens only on yes.</summary>
internal sealed class ConsentDialog(HandoverAnswers handover) : Dialog
{
    public override string Name => "consent";

    public override void Ask(Turn turn, DialogFrame frame) =>
        Push(turn, frame, "ask_consent", turn.Offer("choice_yes_person", "do:yes"), turn.Offer("choice_later", "do:later"), turn.Offer("choice_no", "do:no"));

    public override bool TryContinue(Turn turn, DialogFrame frame, string? choice)
    {
        if (choice == "do:yes" || (choice is null && turn.Utterance.Intent is SpeechAct.Yes or SpeechAct.AskForPerson))
        {
            End(turn);
            handover.Open(turn, Tier.Concern, CaseReason.Consent, frame.Get("categories") ?? "");
            return true;
        }

        if (choice is "do:no" or "do:later" || (choice is null && turn.Utterance.Intent == SpeechAct.No))
        {
            End(turn);
            turn.Reply("notice", turn.Say(choice == "do:later" ? "consent_later" : "consent_no"), turn.Offer("choice_person", "do:person"));
            return true;
        }

        return false;
    }
}
