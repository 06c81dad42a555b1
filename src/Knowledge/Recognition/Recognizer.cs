using Madoguchi.Knowledge.Content;

namespace Madoguchi.Knowledge.Recognition;

/// <summary>What the recognisers found in one message.</summary>
internal sealed record Recognized(ChildAge? ChildAge, PregnancyStage? Pregnancy, TimeMeant? Time, string? Municipality, string? Phone, SpeechAct Intent, int? ChoiceNumber);

/// <summary>Runs the recognisers of the languages that a message may be in.</summary>
internal sealed class Recognizer(ContentLibrary content)
{
    public Recognized Recognize(string folded, string language, bool isSure, DateTimeOffset? now)
    {
        _ = (content, folded, language, isSure, now);
        return new Recognized(null, null, null, null, null, SpeechAct.Ask, null);
    }
}
