namespace Madoguchi.Knowledge.Hours;

/// <summary>Days of the week as content and settings write them: <c>mon</c>, <c>mon-fri</c>, <c>daily</c>.</summary>
public static class WeekDays
{
    private static readonly string[] Names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>Adds the days of one name or range; false, and nothing added, when it is neither.</summary>
    public static bool TryAdd(string text, ISet<DayOfWeek> days)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(days);
        if (text == "daily")
        {
            days.UnionWith(Enum.GetValues<DayOfWeek>());
            return true;
        }

        var ends = text.Split('-');
        var first = Array.IndexOf(Names, ends[0]);
        var last = Array.IndexOf(Names, ends[^1]);
        if (ends.Length > 2 || first < 0 || last < 0)
        {
            return false;
        }

        for (var day = first; ; day = (day + 1) % 7)
        {
            days.Add((DayOfWeek)day);
            if (day == last)
            {
                return true;
            }
        }
    }
}
