namespace Madoguchi.Knowledge.Recognition;

/// <summary>A message after reading.</summary>
/// <param name="Text">As it came in.</param>
/// <param name="Normalized">One form for full and half width, composed and decomposed, upper and lower case; no invisible characters.</param>
/// <param name="Language">The language it is most likely in.</param>
/// <param name="LanguageConfidence">0 to 1; below 0.5 the conversation's language is the better guess.</param>
/// <param name="ChildAge">A child's age that is mentioned.</param>
/// <param name="Pregnancy">A month or week of pregnancy that is mentioned.</param>
/// <param name="Time">A moment that is meant: now, tonight, tomorrow at ten, Sunday, the year end.</param>
/// <param name="Municipality">The id of a municipality that is named.</param>
/// <param name="Phone">A Japanese phone number that is given, digits only.</param>
/// <param name="Intent">What the message does besides asking.</param>
/// <param name="ChoiceNumber">A bare number such as "2" or "②": the number of a choice.</param>
public sealed record Utterance(
    string Text,
    string Normalized,
    string Language,
    double LanguageConfidence,
    ChildAge? ChildAge,
    PregnancyStage? Pregnancy,
    TimeMeant? Time,
    string? Municipality,
    string? Phone,
    SpeechAct Intent,
    int? ChoiceNumber)
{
    /// <summary>ISO 15924 code of the message's script where no language of the content is written in it, such as <c>Arab</c>.</summary>
    public string? ForeignScript { get; init; }
}

/// <summary>What a short message does.</summary>
public enum SpeechAct
{
    Ask,
    Greeting,
    Thanks,
    Yes,
    No,
    Cancel,

    /// <summary>Asks for a human being.</summary>
    AskForPerson,

    /// <summary>Asks what is stored about them.</summary>
    AskForMyData,

    /// <summary>Asks to delete it.</summary>
    DeleteMyData,
}

/// <summary>A child's age, in completed months.</summary>
public readonly record struct ChildAge(int Months);

/// <summary>A stage of pregnancy, in completed weeks (the Japanese n-th month is weeks 4(n-1) to 4n-1).</summary>
public readonly record struct PregnancyStage(int Weeks);

/// <summary>A moment that a message means, in Japan time.</summary>
/// <param name="IsExact">False where only a day or a part of a day was said.</param>
public readonly record struct TimeMeant(DateTimeOffset At, bool IsExact);
