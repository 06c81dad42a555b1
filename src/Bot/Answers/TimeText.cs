using System.Globalization;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Bot.Answers;

/// <summary>Writes moments for the reader: "08:00", "tomorrow 08:00", "Tue 24 Nov 09:00", in Japan time.</summary>
internal static class TimeText
{
    /// <param name="time">Japan wall-clock.</param>
    /// <param name="now">Japan wall-clock of the answer.</param>
    public static string Of(DateTime time, DateTime now, Phrases phrases)
    {
        var clock = time.ToString("H:mm", CultureInfo.InvariantCulture);
        if (time.Date == now.Date)
        {
            return clock;
        }

        if (time.Date == now.Date.AddDays(1))
        {
            return phrases.Say("time_tomorrow", ("time", clock));
        }

        // やさしい日本語 has no culture of its own.
        var culture = CultureInfo.GetCultureInfo(phrases.Language == "ja-x-easy" ? "ja" : phrases.Language);
        return phrases.Say(
            "time_on_day",
            ("day", time.Day.ToString(CultureInfo.InvariantCulture)),
            ("month", culture.DateTimeFormat.AbbreviatedMonthGenitiveNames[time.Month - 1]),
            ("weekday", culture.DateTimeFormat.AbbreviatedDayNames[(int)time.DayOfWeek]),
            ("time", clock));
    }

    /// <summary>A month such as 2026-11, as the reader writes it.</summary>
    public static string Month(string yearMonth, Phrases phrases)
    {
        if (!DateOnly.TryParseExact(yearMonth + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return yearMonth;
        }

        var culture = CultureInfo.GetCultureInfo(phrases.Language == "ja-x-easy" ? "ja" : phrases.Language);
        return date.ToString(culture.DateTimeFormat.YearMonthPattern, GregorianOf(culture));
    }

    // Thai dates default to the Buddhist calendar; papers for parents in Japan use the western year.
    private static CultureInfo GregorianOf(CultureInfo culture)
    {
        var western = (CultureInfo)culture.Clone();
        western.DateTimeFormat.Calendar = culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() ?? western.DateTimeFormat.Calendar;
        return western;
    }
}
