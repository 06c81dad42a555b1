using Madoguchi.Knowledge.Content;

namespace Madoguchi.Knowledge.Hours;

/// <summary>Reads the <c>hours</c> form of content/README.md; everything odd becomes a problem naming the line.</summary>
internal static class OpeningHoursReader
{
    public static OpeningHours? Read(YamlMap? map)
    {
        if (map is null)
        {
            return null;
        }

        var weeklyRows = map.Maps("weekly");
        var monthlyRows = map.Maps("monthly");
        var weekly = weeklyRows.Select(ReadWeekly).OfType<WeeklyRow>().ToList();
        var monthly = monthlyRows.Select(ReadMonthly).OfType<MonthlyRow>().ToList();
        if (weeklyRows.Count + monthlyRows.Count == 0)
        {
            map.Error("weekly", "hours need at least one row under `weekly` or `monthly`; leave `hours` out when they are not known");
        }

        var holidays = map.OneOf("holidays", "closed", "open");
        var yearEnd = map.Text("year_end");
        YearEnd? own = null;
        if (yearEnd is not ("open" or "closed" or ""))
        {
            if (YearEnd.TryParse(yearEnd, out var parsed))
            {
                own = parsed;
            }
            else
            {
                map.Error("year_end", $"`year_end` is `{yearEnd}`; write open, closed or days such as 12-29..01-03");
            }
        }

        map.RefuseOtherFields();
        return new OpeningHours(weekly, monthly, holidays == "open", yearEnd == "open", own);
    }

    private static WeeklyRow? ReadWeekly(YamlMap row)
    {
        var days = new HashSet<DayOfWeek>();
        var onHolidays = false;
        foreach (var part in row.Text("days").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "holiday")
            {
                onHolidays = true;
            }
            else if (!WeekDays.TryAdd(part, days))
            {
                row.Error("days", $"`{part}` is not a day; write mon tue wed thu fri sat sun, a range such as mon-fri, daily or holiday");
            }
        }

        var weeks = new List<int>();
        foreach (var text in row.Texts("weeks"))
        {
            if (text is ['1' or '2' or '3' or '4' or '5'])
            {
                weeks.Add(text[0] - '0');
            }
            else
            {
                row.Error("weeks", $"`{text}` is not a week of the month (1 to 5)");
            }
        }

        var span = ReadSpan(row);
        row.RefuseOtherFields();
        return span is null ? null : new WeeklyRow(days, onHolidays, span.Value, weeks);
    }

    private static MonthlyRow? ReadMonthly(YamlMap row)
    {
        var day = row.OptionalNumber("day") ?? 0;
        if (day is < 1 or > 31)
        {
            row.Error("day", "`day` must be a day of the month, 1 to 31");
        }

        var span = ReadSpan(row);
        row.RefuseOtherFields();
        return span is null ? null : new MonthlyRow(day, span.Value);
    }

    private static DaySpan? ReadSpan(YamlMap row)
    {
        var text = row.Text("open");
        if (DaySpan.TryParse(text, out var span))
        {
            return span;
        }

        row.Error("open", $"`{text}` is not a time span; write \"09:00-17:30\", 00:00 to 24:00");
        return null;
    }
}
