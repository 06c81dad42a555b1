using Madoguchi.Bot.Answers;
using Madoguchi.Bot.Channels;
using Madoguchi.Handoff.Cases;
using Madoguchi.Handoff.Signals;
using Madoguchi.Knowledge;
using Madoguchi.Knowledge.Hours;
using Madoguchi.Knowledge.Recognition;

namespace Madoguchi.Bot.Conversations;

/// <summary>
/// Decides a turn: a pure function of the message, the conversation's state, the content and the moment. It reads and writes
/// nothing else, so a decision can be made again when somebody else was faster.
/// </summary>
public sealed class TurnEngine
{
    private static readonly TimeSpan SlowDownLasts = TimeSpan.FromMinutes(1);

    private readonly KnowledgeBase _knowledge;
    private readonly SignalDetector _detector;
    private readonly HandoverAnswers _handover;
    private readonly QuestionAnswers _questions;
    private readonly MenuAnswers _menu;
    private readonly Dictionary<string, Dialog> _dialogs;

    /// <param name="deskHours">When staff read the console.</param>
    public TurnEngine(KnowledgeBase knowledge, SignalDetector detector, OpeningHours deskHours)
    {
        _knowledge = knowledge;
        _detector = detector;
        _handover = new HandoverAnswers(detector, deskHours);
        Dialog[] dialogs =
        [
            new PlaceDialog(), new AgeDialog(), new TonightDialog(), new ConsentDialog(_handover), new CallbackDialog(), new EraseDialog(),
        ];
        _dialogs = dialogs.ToDictionary(d => d.Name, StringComparer.Ordinal);
        _questions = new QuestionAnswers(knowledge, _dialogs);
        _menu = new MenuAnswers(_questions, _handover, _dialogs);
    }

    /// <summary>By when staff are to answer a case of this tier opened now.</summary>
    public DateTimeOffset DeadlineFor(Tier tier, DateTimeOffset now) => _handover.Deadline(tier, now, _knowledge.Content.Holidays);

    public TurnDecision Decide(TurnInput input)
    {
        var message = input.Message;
        var signals = message.Text.Length > 0 ? _detector.Read(message.Text, input.State.Signals, input.Now) : SignalReading.None;
        var utterance = _knowledge.Read(message.Text, input.State.Language, input.Now);
        var turn = new Turn(_knowledge.Content, input, utterance, signals);
        turn.State = LanguageSwitch.Apply(turn) with { Signals = message.Text.Length > 0 ? input.State.Signals.With(message.Text, signals, input.Now) : input.State.Signals };
        Remember(turn);

        if (input.OpenCase == CaseState.Taken && message.Kind != IncomingKind.Settings)
        {
            // A member of staff is talking: the bot does not. What worries is still read and raises the case.
            if (signals.Tier > Tier.None)
            {
                turn.HandOver(signals.Tier, CaseReason.Signal, Codes(signals));
            }

            return turn.Decide();
        }

        if (signals.Tier >= Tier.Urgent)
        {
            // Nothing stands before or after the first words, not even the notice of the first contact: it comes with the next turn.
            _handover.FirstWords(turn, signals.Tier == Tier.Urgent ? _questions.OneTapTo(turn) : null);
            return turn.Decide();
        }

        if (input.IsBurst)
        {
            SlowDown(turn);
            return turn.Decide();
        }

        if (message.Kind == IncomingKind.Settings)
        {
            _menu.TryChoose(turn, message.Choice ?? "");
            return turn.Decide();
        }

        Introduction.Reply(turn);
        if (message.Kind == IncomingKind.Unreadable)
        {
            turn.Reply("notice", turn.Say("unreadable"), turn.Offer("choice_person", "do:person"));
        }
        else if (message.Kind == IncomingKind.Message)
        {
            Converse(turn);
        }

        return turn.Decide();
    }

    /// <summary>One friendly word for a whole burst.</summary>
    private static void SlowDown(Turn turn)
    {
        if (turn.State.AskedToSlowDownAt is not { } asked || turn.Now - asked > SlowDownLasts)
        {
            turn.State = turn.State with { AskedToSlowDownAt = turn.Now };
            turn.Reply("notice", turn.Say("too_fast"));
        }
    }

    private void Converse(Turn turn)
    {
        var choice = turn.Input.Message.Choice ?? ChoiceMade.From(turn);
        var waiting = turn.State.Dialogs.LastOrDefault();
        if (turn.Utterance.Intent == SpeechAct.Cancel || choice == "do:cancel")
        {
            turn.State = turn.State with { Dialogs = [] };
            turn.Reply("notice", turn.Say(waiting is null ? "nothing_to_cancel" : "cancelled"), Introduction.Menu(turn));
            return;
        }

        if (waiting is not null && _dialogs.TryGetValue(waiting.Name, out var dialog) && dialog.TryContinue(turn, waiting, choice))
        {
            Resume(turn, waiting.Name);
            return;
        }

        if (choice is null || !_menu.TryChoose(turn, choice))
        {
            _menu.TryAct(turn);
        }

        if (!turn.HasReplied || turn.State.Dialogs.Count == 0)
        {
            Concern(turn);
        }

        if (waiting is not null)
        {
            Resume(turn, null);
        }
    }

    /// <summary>After a concern was answered: a person is offered. A case opens on yes.</summary>
    private void Concern(Turn turn)
    {
        if (turn.Signals.Tier != Tier.Concern || turn.HasCase)
        {
            return;
        }

        if (!turn.Answered)
        {
            _handover.Care(turn);
        }

        _dialogs["consent"].Begin(turn, "offer", ("categories", Codes(turn.Signals)));
    }

    /// <summary>Asks again what was left open when another question came in between.</summary>
    private void Resume(Turn turn, string? finished)
    {
        var open = turn.State.Dialogs.LastOrDefault();
        if (open is not null && open.Name != finished && turn.Input.State.Dialogs.Any(d => d.Name == open.Name) && !turn.HasAsked && !turn.Erase)
        {
            _dialogs[open.Name].Resume(turn, open);
        }
    }

    /// <summary>Keeps what the message told by the way: the place, the child's age, the stage of the pregnancy.</summary>
    private static void Remember(Turn turn)
    {
        var state = turn.State;
        if (turn.Utterance.Municipality is { } place && turn.Content.FindMunicipality(place) is not null)
        {
            state = state with { Municipality = place, MunicipalitySkipped = false };
        }
        else if (turn.Input.Message.Municipality is { } chosen && turn.Content.FindMunicipality(chosen) is not null)
        {
            state = state with { Municipality = chosen };
        }

        if (turn.Utterance.ChildAge is { } age)
        {
            state = state with { ChildAgeMonths = age.Months, ChildAgeSaidOn = turn.Today };
        }

        if (turn.Utterance.Pregnancy is { } pregnancy)
        {
            state = state with { PregnancyWeeks = pregnancy.Weeks, PregnancySaidOn = turn.Today };
        }

        turn.State = state;
    }

    private static string Codes(SignalReading reading) => string.Join(' ', reading.Signals.Select(s => s.Category).Distinct());
}
