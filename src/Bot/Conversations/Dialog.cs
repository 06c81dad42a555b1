using Madoguchi.Bot.Answers;

namespace Madoguchi.Bot.Conversations;

/// <summary>
/// A conversation of several turns that collects something. Its state is a <see cref="DialogFrame"/> in the conversation, so it
/// survives other questions in between, a change of language and a restart.
/// </summary>
internal abstract class Dialog
{
    /// <summary>How often a dialog that only makes answers better may ask before it gives up.</summary>
    private const int MostTimes = 2;

    public abstract string Name { get; }

    /// <summary>True where the parent loses nothing by not answering: asked again once after another question, then dropped.</summary>
    protected virtual bool IsOptional => false;

    /// <summary>Asks the question of the frame's step (again), in the language of now, and leaves the frame on top.</summary>
    public abstract void Ask(Turn turn, DialogFrame frame);

    /// <summary>
    /// Takes the message as an answer. False when it is none: then it is treated as any other message, and the dialog asks again
    /// after that has been answered.
    /// </summary>
    public abstract bool TryContinue(Turn turn, DialogFrame frame, string? choice);

    public void Begin(Turn turn, string step, params ReadOnlySpan<(string Key, string Value)> data)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in data)
        {
            values[key] = value;
        }

        Ask(turn, new DialogFrame(Name, step, values));
    }

    /// <summary>After another question came in between: asks again, or lets an optional matter rest.</summary>
    public void Resume(Turn turn, DialogFrame frame)
    {
        if (IsOptional && frame.Asked >= MostTimes)
        {
            End(turn);
        }
        else
        {
            Ask(turn, frame);
        }
    }

    /// <summary>Puts the frame on top of the stack, in place of an older one of the same dialog, and asks the question of a phrase.</summary>
    protected static void Push(Turn turn, DialogFrame frame, string phrase, params IReadOnlyList<Choice> choices)
    {
        turn.State = turn.State with
        {
            Dialogs = [.. turn.State.Dialogs.Where(d => d.Name != frame.Name), frame with { Asked = frame.Asked + 1 }],
        };
        turn.Reply("question", turn.Say(phrase), choices);
    }

    protected void End(Turn turn) => turn.State = turn.State with { Dialogs = turn.State.Dialogs.Where(d => d.Name != Name).ToList() };
}
