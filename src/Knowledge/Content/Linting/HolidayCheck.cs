namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>Whether the calendar reaches far enough: an unknown holiday makes a closed window look open.</summary>
internal static class HolidayCheck
{
    private const int DaysBefore = 60;

    public static IEnumerable<ContentProblem> Run(LintInput input)
    {
        var last = input.Library.Holidays.LastYear;
        var line = input.Files.Yaml("holidays.yaml").Key("national").Line;
        if (last < input.Today.Year)
        {
            yield return LintInput.Error("holidays.yaml", line, $"the holidays of {input.Today.Year} are missing: opening hours would be wrong");
        }
        else if (new DateOnly(last, 12, 31).AddDays(-DaysBefore) <= input.Today)
        {
            yield return LintInput.Warning("holidays.yaml", line, $"the holidays end with {last}: add {last + 1}");
        }
    }
}
