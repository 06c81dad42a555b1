namespace Madoguchi.Knowledge.Hours;

/// <summary>When a window or line is open, in Japan time.</summary>
/// <param name="OpenOnHolidays">Whether rows for weekdays also count on national holidays.</param>
/// <param name="OpenAtYearEnd">Whether rows also count in the year-end closing.</param>
/// <param name="OwnYearEnd">The institution's own closing, where it is not the calendar's.</param>
public sealed record OpeningHours(
    IReadOnlyList<WeeklyRow> Weekly,
    IReadOnlyList<MonthlyRow> Monthly,
    bool OpenOnHolidays,
    bool OpenAtYearEnd,
    YearEnd? OwnYearEnd)
{
    /// <summary>How far ahead the next opening is looked for: fifth Sundays can be seventeen weeks apart, with a closing in between.</summary>
    private const int DaysAhead = 200;

    /// <summary>Open without a break for this long counts as never closing.</summary>
    private const int AroundTheClockDays = 42;

    /// <summary>Whether it is open at this moment, until when, or when it opens next.</summary>
    public OpenState At(DateTimeOffset moment, HolidayCalendar calendar)
    {
        var now = JapanTime.WallClock(moment);
        DateTime? openUntil = null;
        foreach (var (start, end) in Intervals(DateOnly.FromDateTime(now).AddDays(-1), calendar))
        {
            if (openUntil is null && start > now)
            {
                return new OpenState(false, null, start);
            }

            if (start > openUntil || openUntil >= now.AddDays(AroundTheClockDays))
            {
                break;
            }

            if (end > now && !(end <= openUntil))
            {
                openUntil = end;
            }
        }

        if (openUntil is null)
        {
            return new OpenState(false, null, null);
        }

        var aroundTheClock = openUntil >= now.AddDays(AroundTheClockDays);
        return new OpenState(true, aroundTheClock ? null : openUntil, null) { ClosesSoon = !aroundTheClock && openUntil - now <= TimeSpan.FromMinutes(30) };
    }

    /// <summary>The spans from a day on, in the order in which they start.</summary>
    private IEnumerable<(DateTime Start, DateTime End)> Intervals(DateOnly first, HolidayCalendar calendar)
    {
        for (var day = first; day <= first.AddDays(DaysAhead); day = day.AddDays(1))
        {
            var isHoliday = calendar.IsNationalHoliday(day);
            var isYearEnd = !OpenAtYearEnd && (OwnYearEnd ?? calendar.YearEnd).Contains(day);
            var weekly = Weekly.Where(r => r.AppliesOn(day, isHoliday, isYearEnd, OpenOnHolidays)).Select(r => r.Hours);
            var monthly = Monthly.Where(r => r.Day == day.Day && !isYearEnd).Select(r => r.Hours);
            foreach (var span in weekly.Concat(monthly).OrderBy(s => s.StartMinute))
            {
                yield return span.On(day);
            }
        }
    }
}

/// <summary>The state of a window or line at a moment. Times are Japan wall-clock.</summary>
/// <param name="Until">When it closes; null when closed, or when it never closes.</param>
/// <param name="OpensAt">When it opens next; null when open, or when no opening is in sight.</param>
public sealed record OpenState(bool IsOpen, DateTime? Until, DateTime? OpensAt)
{
    public bool ClosesSoon { get; init; }

    public bool IsAroundTheClock => IsOpen && Until is null;
}

/// <summary>A span of a day in minutes after midnight; <see cref="EndMinute"/> may reach into the next day.</summary>
public readonly record struct DaySpan(int StartMinute, int EndMinute)
{
    public (DateTime Start, DateTime End) On(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return (midnight.AddMinutes(StartMinute), midnight.AddMinutes(EndMinute));
    }

    /// <summary>Reads <c>09:00-17:30</c>; an end that is not later than the start is on the next day.</summary>
    public static bool TryParse(string text, out DaySpan span)
    {
        span = default;
        var parts = text.Split('-');
        if (parts.Length != 2 || !TryMinute(parts[0], out var start) || !TryMinute(parts[1], out var end))
        {
            return false;
        }

        span = new DaySpan(start, end <= start ? end + (24 * 60) : end);
        return start < 24 * 60;
    }

    private static bool TryMinute(string text, out int minute)
    {
        minute = 0;
        var parts = text.Trim().Split(':');
        if (parts.Length != 2 || parts[0].Length != 2 || parts[1].Length != 2
            || !int.TryParse(parts[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var hours)
            || !int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var minutes))
        {
            return false;
        }

        minute = (hours * 60) + minutes;
        return minutes < 60 && minute <= 24 * 60;
    }
}

/// <summary>A row that repeats every week.</summary>
/// <param name="OnHolidays">Whether the row counts on national holidays and year-end days whatever the weekday.</param>
/// <param name="Weeks">1 to 5: only the nth such weekday of the month; empty for every week.</param>
public sealed record WeeklyRow(IReadOnlySet<DayOfWeek> Days, bool OnHolidays, DaySpan Hours, IReadOnlyList<int> Weeks)
{
    internal bool AppliesOn(DateOnly day, bool isHoliday, bool isYearEnd, bool openOnHolidays)
    {
        if ((isHoliday || isYearEnd) && OnHolidays)
        {
            return true;
        }

        return Days.Contains(day.DayOfWeek)
            && (!isHoliday || openOnHolidays)
            && !isYearEnd
            && (Weeks.Count == 0 || Weeks.Contains(((day.Day - 1) / 7) + 1));
    }
}

/// <summary>A row for one day of every month.</summary>
public sealed record MonthlyRow(int Day, DaySpan Hours);
