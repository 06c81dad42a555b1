using Madoguchi.Bot.Conversations;
using Madoguchi.Handoff.Cases;
using Madoguchi.Handoff.Signals;
using Madoguchi.Knowledge.Hours;

namespace Madoguchi.Bot.Answers;

/// <summary>First words, and what the parent is told when the conversation goes to staff.</summary>
/// <param name="detector">Holds the first words.</param>
/// <param name="deskHours">When staff read the console.</param>
internal sealed class HandoverAnswers(SignalDetector detector, OpeningHours deskHours)
{
    private static readonly TimeSpan SaidAMomentAgo = TimeSpan.FromMinutes(10);

    /// <summary>Urgent and emergency: the first words, the number, and that staff have been told, in one message.</summary>
    /// <param name="alsoAsked">One tap to the answer of a question that stood in the same message; null for none.</param>
    public void FirstWords(Turn turn, Choice? alsoAsked)
    {
        var reading = turn.Signals;
        var words = detector.For(reading, turn.Language);
        var isEmergency = reading.Tier == Tier.Emergency;
        turn.HandOver(reading.Tier, CaseReason.Signal, string.Join(' ', reading.Signals.Select(s => s.Category).Distinct()));

        // The same card every turn would sound like a machine that does not listen; a graver thing always gets its own words.
        var said = $"{words.Category}:{reading.Tier}";
        var again = turn.State.FirstWordsSaid == said && turn.State.FirstWordsAt is { } at && turn.Now - at < SaidAMomentAgo;
        var text = again
            ? turn.Say("first_words_again")
            : Placeholders.Fill(words.Text, turn.Content, turn.Municipality, turn.PlaceName);
        string[] parts = [text, Told(turn, reading.Tier), again ? "" : words.Question, alsoAsked is null ? "" : turn.Say("also_asked")];
        var choices = new List<Choice> { turn.Offer("choice_safe", "do:safe"), turn.Offer("choice_cannot_call", "do:cannot-call") };
        if (!isEmergency)
        {
            choices.Add(turn.Offer("choice_call_me", "call:yes"));
        }

        if (alsoAsked is not null)
        {
            choices.Add(alsoAsked);
        }

        turn.Reply(new Answer
        {
            Kind = isEmergency ? "emergency" : "care",
            Language = turn.Language,
            Text = string.Join("\n\n", parts.Where(t => t.Length > 0)),
            Cards = CardsFor(turn, words, isEmergency),
            Choices = choices,
        });
        turn.State = turn.State with { FirstWordsSaid = said, FirstWordsAt = turn.Now };
    }

    /// <summary>Concern without a question that could be answered: what care the words suggest; the consent question follows.</summary>
    public void Care(Turn turn)
    {
        var words = detector.For(turn.Signals, turn.Language);
        turn.Reply(new Answer
        {
            Kind = "care",
            Language = turn.Language,
            Text = Placeholders.Fill(words.Text, turn.Content, turn.Municipality, turn.PlaceName),
            Cards = CardsFor(turn, words, onlyFirst: false),
        });
    }

    /// <summary>Opens a case that the parent asked for or agreed to, and says when staff will read it.</summary>
    public void Open(Turn turn, Tier tier, string reason, string summary)
    {
        var already = turn.Input.OpenCase is not null;
        turn.HandOver(tier, reason, summary);
        turn.Reply(new Answer { Kind = "notice", Language = turn.Language, Text = already ? turn.Say("case_already_open") : Told(turn, tier) });
    }

    /// <summary>By when staff are to answer: minutes for an emergency, half an hour for an urgent case, one working day else.</summary>
    public DateTimeOffset Deadline(Tier tier, DateTimeOffset now, HolidayCalendar holidays)
    {
        if (tier == Tier.Emergency)
        {
            return now.AddMinutes(5);
        }

        var state = deskHours.At(now, holidays);
        var start = state.IsOpen || state.OpensAt is null ? now : JapanTime.Moment(state.OpensAt.Value);
        return tier == Tier.Urgent
            ? start.AddMinutes(state.IsOpen ? 30 : 60)
            : start.AddDays(1);
    }

    private string Told(Turn turn, Tier tier)
    {
        var state = deskHours.At(turn.Now, turn.Content.Holidays);
        if (state.IsOpen)
        {
            return turn.Say(tier == Tier.Emergency ? "told_emergency" : "told_open");
        }

        var opens = state.OpensAt is { } next ? TimeText.Of(next, JapanTime.WallClock(turn.Now), turn.Phrases) : "";
        return turn.Say(tier >= Tier.Urgent ? "told_closed_urgent" : "told_closed", ("time", opens));
    }

    private static List<ContactCard> CardsFor(Turn turn, FirstWords words, bool onlyFirst)
    {
        var prefecture = turn.Municipality?.Prefecture;
        var lines = words.Lines.Select(turn.Content.FindHelpLine).OfType<Knowledge.Content.HelpLine>().Where(l => l.WorksIn(prefecture)).ToList();

        // A line that is closed now helps nobody now; the first is always kept, because its place was chosen with care.
        var shown = lines.Where((l, i) => i == 0 || l.HoursIn(prefecture)?.At(turn.Now, turn.Content.Holidays).IsOpen == true);
        return shown.Take(onlyFirst ? 2 : 3).Select(l => ContactCards.For(l, prefecture, turn.Now, turn.Content, turn.Phrases)).ToList();
    }
}
