using Madoguchi.Bot.Answers;

namespace Madoguchi.Bot.Conversations;

/// <summary>Asks what is the matter tonight and narrows the lines to those that help with it.</summary>
internal sealed class TonightDialog : Dialog
{
    public override string Name => "tonight";

    protected override bool IsOptional => true;

    public override void Ask(Turn turn, DialogFrame frame) =>
        Push(
            turn,
            frame,
            "ask_matter",
            turn.Offer("matter_child_ill", "need:child-illness"),
            turn.Offer("matter_exhausted", "need:parent-stress"),
            turn.Offer("matter_violence", "need:partner-violence"),
            turn.Offer("matter_child_safety", "need:child-abuse"),
            turn.Offer("matter_pregnancy", "need:pregnancy"),
            turn.Offer("matter_talk", "need:anything"));

    public override bool TryContinue(Turn turn, DialogFrame frame, string? choice)
    {
        if (choice is null || !choice.StartsWith("need:", StringComparison.Ordinal))
        {
            return false;
        }

        End(turn);
        var at = frame.Get("at") is { } text ? DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : turn.Now;
        LineAnswers.ReplyForNeed(turn, choice["need:".Length..], at < turn.Now ? turn.Now : at);
        return true;
    }
}
