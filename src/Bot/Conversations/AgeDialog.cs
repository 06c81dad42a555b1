using Madoguchi.Bot.Answers;
using Madoguchi.Knowledge.Recognition;

namespace Madoguchi.Bot.Conversations;

/// <summary>Asks how old the child is, or how far the pregnancy, and says what comes next at that age.</summary>
internal sealed class AgeDialog : Dialog
{
    public override string Name => "age";

    protected override bool IsOptional => true;

    public override void Ask(Turn turn, DialogFrame frame) =>
        Push(
            turn,
            frame,
            "ask_age",
            turn.Offer("age_pregnant", "age:pregnant"),
            turn.Offer("age_under_6_months", "age:3"),
            turn.Offer("age_6_to_12_months", "age:8"),
            turn.Offer("age_1", "age:18"),
            turn.Offer("age_2", "age:30"),
            turn.Offer("age_3_to_5", "age:42"),
            turn.Offer("choice_skip", "do:cancel"));

    public override bool TryContinue(Turn turn, DialogFrame frame, string? choice)
    {
        if (choice == "age:pregnant")
        {
            Push(turn, frame with { Step = "weeks" }, "ask_pregnancy_month", turn.Offer("choice_skip", "do:cancel"));
            return true;
        }

        var age = turn.Utterance.ChildAge;
        var pregnancy = turn.Utterance.Pregnancy;
        if (choice is not null && choice.StartsWith("age:", StringComparison.Ordinal)
            && int.TryParse(choice.AsSpan("age:".Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var months))
        {
            age = new ChildAge(months);
        }
        else if (frame.Step == "weeks" && pregnancy is null && turn.Utterance.ChoiceNumber is >= 1 and <= 10 and var month)
        {
            // "5" as an answer to "which month are you in?"
            pregnancy = new PregnancyStage((month - 1) * 4);
        }

        if (age is null && pregnancy is null)
        {
            return false;
        }

        End(turn);
        turn.State = age is { } a
            ? turn.State with { ChildAgeMonths = a.Months, ChildAgeSaidOn = turn.Today }
            : turn.State with { PregnancyWeeks = pregnancy!.Value.Weeks, PregnancySaidOn = turn.Today };
        MilestoneAnswers.Reply(turn, frame.Get("topic"));
        return true;
    }
}
