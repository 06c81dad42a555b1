using Madoguchi.Knowledge.Content;

namespace Madoguchi.Knowledge.Hours;

/// <summary>Japan's national holidays (as printed in the gazette, substitute days included) and the usual year-end closing.</summary>
public sealed class HolidayCalendar
{
    private readonly Dictionary<DateOnly, LocalText> _national;

    public HolidayCalendar(IReadOnlyDictionary<DateOnly, LocalText> national, YearEnd yearEnd)
    {
        _national = new Dictionary<DateOnly, LocalText>(national);
        YearEnd = yearEnd;
    }

    public YearEnd YearEnd { get; }

    /// <summary>The last year that the file lists; beyond it, holidays are unknown and lint warns.</summary>
    public int LastYear => _national.Count == 0 ? 0 : _national.Keys.Max(d => d.Year);

    public bool IsNationalHoliday(DateOnly date) => _national.ContainsKey(date);

    /// <summary>The same days with other names.</summary>
    internal HolidayCalendar WithNames(Func<DateOnly, LocalText, LocalText> rename) =>
        new(_national.ToDictionary(d => d.Key, d => rename(d.Key, d.Value)), YearEnd);

    public LocalText? NameOf(DateOnly date) => _national.GetValueOrDefault(date);
}

/// <summary>A closing over the turn of the year, such as 12-29 to 01-03, both days included.</summary>
public readonly record struct YearEnd(int FromMonth, int FromDay, int ToMonth, int ToDay)
{
    public bool Contains(DateOnly date)
    {
        var day = (date.Month * 100) + date.Day;
        var from = (FromMonth * 100) + FromDay;
        var to = (ToMonth * 100) + ToDay;
        return from <= to ? day >= from && day <= to : day >= from || day <= to;
    }

    /// <summary>Reads <c>12-29..01-03</c>.</summary>
    public static bool TryParse(string text, out YearEnd yearEnd)
    {
        yearEnd = default;
        var ends = text.Split("..");
        if (ends.Length != 2 || !TryDay(ends[0], out var from) || !TryDay(ends[1], out var to))
        {
            return false;
        }

        yearEnd = new YearEnd(from.Month, from.Day, to.Month, to.Day);
        return true;
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact("2024-" + text.Trim(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out day);
}
