using Madoguchi.Bot.Answers;
using Madoguchi.Knowledge.Recognition;

namespace Madoguchi.Bot.Conversations;

/// <summary>
/// After a case is open: whether staff should write here or call, and when a call is safe. Whoever shares a phone with someone
/// they fear must be able to say "do not call".
/// </summary>
internal sealed class CallbackDialog : Dialog
{
    public override string Name => "callback";

    public override void Ask(Turn turn, DialogFrame frame)
    {
        var (text, choices) = frame.Step switch
        {
            "phone" => ("ask_phone", (IReadOnlyList<Choice>)[turn.Offer("choice_no_call", "call:no")]),
            "time" => ("ask_safe_time",
            [
                turn.Offer("time_any", "when:any"), turn.Offer("time_morning", "when:morning"), turn.Offer("time_afternoon", "when:afternoon"),
                turn.Offer("time_evening", "when:evening"),
            ]),
            _ => ("ask_callback", [turn.Offer("choice_write_here", "call:no"), turn.Offer("choice_call_me", "call:yes")]),
        };
        Push(turn, frame, text, choices);
    }

    public override bool TryContinue(Turn turn, DialogFrame frame, string? choice)
    {
        if (choice == "call:no" || turn.Utterance.Intent == SpeechAct.No)
        {
            Finish(turn, turn.Say("callback_write"), "callback_noted_write");
            return true;
        }

        switch (frame.Step)
        {
            case "how" when choice == "call:yes" || turn.Utterance.Intent == SpeechAct.Yes:
                Ask(turn, frame with { Step = "phone" });
                return true;
            case "how" or "phone" when turn.Utterance.Phone is { } phone:
                Ask(turn, frame.With("phone", phone) with { Step = "time" });
                return true;
            case "time" when choice is not null && choice.StartsWith("when:", StringComparison.Ordinal):
                Finish(turn, $"{frame.Get("phone")} {turn.Say("time_" + choice["when:".Length..])}", "callback_noted");
                return true;
            case "time" when turn.Utterance.Time is not null && turn.Utterance.Text.Length <= 80:
                // The parent's own words say it best ("only while my husband is at work, 10 to 3").
                Finish(turn, $"{frame.Get("phone")} {turn.Utterance.Text.Trim()}", "callback_noted");
                return true;
            default:
                return false;
        }
    }

    private void Finish(Turn turn, string callback, string phrase)
    {
        End(turn);
        turn.Callback = callback;
        turn.Reply("notice", turn.Say(phrase));
    }
}
