using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Hours;
using Microsoft.Extensions.Options;

namespace Madoguchi.Handoff;

/// <summary>Says whether somebody sits at the desk now and when somebody will next.</summary>
public sealed class DeskSchedule(IOptions<HandoffOptions> options, Func<ContentLibrary> content)
{
    private readonly OpeningHours _hours = Read(options.Value.DeskHours, out _);

    /// <summary>The desk at this moment, in Japan time.</summary>
    public OpenState At(DateTimeOffset moment) => _hours.At(moment, content().Holidays);

    /// <summary>The desk's hours; those of a desk without settings when <paramref name="options"/> is null.</summary>
    public static OpeningHours HoursOf(HandoffOptions? options = null) => Read(options?.DeskHours ?? [], out _);

    /// <summary>Reads the spans of <see cref="HandoffOptions.DeskHours"/>.</summary>
    /// <param name="problem">What is wrong with the first span that cannot be read, with the remedy; null when all can.</param>
    internal static OpeningHours Read(IEnumerable<string> spans, out string? problem)
    {
        problem = null;
        var rows = new List<WeeklyRow>();
        foreach (var span in spans.DefaultIfEmpty(HandoffOptions.DefaultDeskHours))
        {
            if (ReadRow(span) is { } row)
            {
                rows.Add(row);
            }
            else
            {
                problem ??= $"Handoff:DeskHours has `{span}`; write days and a time span, such as {HandoffOptions.DefaultDeskHours}.";
            }
        }

        return new OpeningHours(rows, [], OpenOnHolidays: false, OpenAtYearEnd: false, OwnYearEnd: null);
    }

    private static WeeklyRow? ReadRow(string span)
    {
        var parts = span.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var days = new HashSet<DayOfWeek>();
        return parts.Length == 2 && parts[0].Split(',').All(day => WeekDays.TryAdd(day, days)) && DaySpan.TryParse(parts[1], out var hours)
            ? new WeeklyRow(days, OnHolidays: false, hours, [])
            : null;
    }
}
