using Madoguchi.Bot.Conversations;

namespace Madoguchi.Bot.Answers;

/// <summary>The first contact: what this is, that it is not a person, who reads, and when confidentiality ends.</summary>
internal static class Introduction
{
    public static void Reply(Turn turn)
    {
        if (turn.State.Introduced)
        {
            return;
        }

        turn.State = turn.State with { Introduced = true };
        turn.Reply(new Answer
        {
            Kind = "notice",
            Language = turn.Language,
            Text = turn.Say("intro"),
            Choices = Menu(turn, turn.Offer("choice_intro_more", "do:privacy")),
        });
    }

    /// <summary>The full text behind "more".</summary>
    public static void ReplyInFull(Turn turn) => turn.Reply("notice", turn.Say("intro_full"), Menu(turn));

    public static IReadOnlyList<Choice> Menu(Turn turn, params IReadOnlyList<Choice> first) =>
    [
        .. first,
        turn.Offer("menu_tonight", "topic:consultation-night"),
        turn.Offer("menu_benefits", "menu:benefit"),
        turn.Offer("menu_classes", "menu:class"),
        turn.Offer("menu_services", "menu:service"),
        turn.Offer("choice_person", "do:person"),
    ];
}
