using Madoguchi.Knowledge.Recognition;

namespace Madoguchi.Bot.Conversations;

/// <summary>Asks once more before everything stored about the conversation is deleted.</summary>
internal sealed class EraseDialog : Dialog
{
    public override string Name => "erase";

    public override void Ask(Turn turn, DialogFrame frame) =>
        Push(turn, frame, turn.HasCase ? "ask_erase_with_case" : "ask_erase", turn.Offer("choice_erase", "erase:yes"), turn.Offer("choice_keep", "erase:no"));

    public override bool TryContinue(Turn turn, DialogFrame frame, string? choice)
    {
        if (choice == "erase:yes" || (choice is null && turn.Utterance.Intent == SpeechAct.Yes))
        {
            var language = turn.State.Language;
            turn.State = new ConversationState { Language = language, LanguageChosen = turn.State.LanguageChosen, Introduced = true };
            turn.Erase = true;
            turn.Reply("notice", turn.Say("erased"));
            return true;
        }

        if (choice == "erase:no" || (choice is null && turn.Utterance.Intent == SpeechAct.No))
        {
            End(turn);
            turn.Reply("notice", turn.Say("kept"));
            return true;
        }

        return false;
    }
}
