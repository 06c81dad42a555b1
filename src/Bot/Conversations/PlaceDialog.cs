using Madoguchi.Bot.Answers;

namespace Madoguchi.Bot.Conversations;

/// <summary>Asks for the municipality, because the answer differs from place to place; then shows the local answer.</summary>
internal sealed class PlaceDialog : Dialog
{
    public override string Name => "place";

    protected override bool IsOptional => true;

    public override void Ask(Turn turn, DialogFrame frame)
    {
        var choices = turn.Content.Municipalities.Select(m => new Choice(m.Names.For(turn.Language), $"place:{m.Id}"))
            .Append(turn.Offer("choice_other_place", "place:none"))
            .ToList();
        Push(turn, frame, "ask_place", choices);
    }

    public override bool TryContinue(Turn turn, DialogFrame frame, string? choice)
    {
        if (choice == "place:none" || turn.Utterance.Intent == Knowledge.Recognition.SpeechAct.No)
        {
            End(turn);
            turn.State = turn.State with { MunicipalitySkipped = true, Municipality = null };
            turn.Reply("notice", turn.Say("place_skipped"));
            return true;
        }

        var id = choice is not null && choice.StartsWith("place:", StringComparison.Ordinal) ? choice["place:".Length..] : NamedAlone(turn);
        if (turn.Content.FindMunicipality(id) is not { } municipality)
        {
            return false;
        }

        End(turn);
        turn.State = turn.State with { Municipality = municipality.Id, MunicipalitySkipped = false };
        turn.Reply("notice", turn.Say("place_chosen", ("place", municipality.Names.For(turn.Language))));
        if (frame.Get("topic") is { } topic)
        {
            ArticleAnswers.Reply(turn, topic, localOnly: true);
        }

        return true;
    }

    /// <summary>A municipality named in a message that says little else; a question that names one is a question.</summary>
    private static string? NamedAlone(Turn turn) => turn.Utterance.Municipality is { } id && turn.Utterance.Normalized.Length <= 24 ? id : null;
}
