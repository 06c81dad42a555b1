using Madoguchi.Knowledge.Hours;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Recognition;

/// <summary>Finds the moment that a message means, seen from now, in Japan time.</summary>
internal sealed class TimeRecognizer
{
    private static readonly string[] Weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private static readonly Dictionary<string, int> PartHours = new(StringComparer.Ordinal)
    {
        ["morning"] = 9, ["noon"] = 12, ["afternoon"] = 14, ["evening"] = 18, ["night"] = 21, ["midnight"] = 0,
    };

    private readonly PhraseIndex<string> _words = new();
    private readonly List<SlotPattern> _clock;

    public TimeRecognizer(RecognitionVocabulary vocabulary)
    {
        foreach (var (key, phrases) in vocabulary.Times)
        {
            phrases.ToList().ForEach(p => _words.Add(p, key));
        }

        _clock = vocabulary.Clock.Select(p => new SlotPattern(p)).ToList();
    }

    public TimeMeant? Find(string text, List<NumberSpot> numbers, DateTimeOffset now)
    {
        var wall = JapanTime.WallClock(now);
        var words = _words.FindAll(text).ConvertAll(w => w.Value);
        var part = words.Find(PartHours.ContainsKey);
        var clock = FindClock(text, numbers, part);
        var day = words.Select(w => DayOf(w, wall)).FirstOrDefault(d => d is not null);
        if (clock is { } time)
        {
            // Without a day, the next time the clock shows it.
            var date = day ?? (wall.TimeOfDay > time ? wall.Date.AddDays(1) : wall.Date);
            return Meant(date + time, isExact: true);
        }

        if (day is { } known)
        {
            return words.Contains("tonight") ? Meant(Later(wall, known.AddHours(21)), isExact: false)
                : part is not null ? Meant(PartOf(known, part), isExact: false)
                : known == wall.Date ? Meant(wall, isExact: false)
                : Meant(known.AddHours(12), isExact: false);
        }

        return words.Contains("now") ? Meant(wall, isExact: true)
            : part is "night" or "midnight" or "morning" or "evening" ? Meant(NextPart(wall, part), isExact: false)
            : null;
    }

    private static TimeMeant Meant(DateTime wall, bool isExact) => new(JapanTime.Moment(wall), isExact);

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;

    private static DateTime PartOf(DateTime day, string part) => part == "midnight" ? day.AddDays(1) : day.AddHours(PartHours[part]);

    private static DateTime NextPart(DateTime wall, string part)
    {
        var today = PartOf(wall.Date, part);
        return today < wall.AddHours(-3) ? today.AddDays(1) : today;
    }

    private static DateTime? DayOf(string word, DateTime wall) => word switch
    {
        "today" or "tonight" => wall.Date,
        "tomorrow" => wall.Date.AddDays(1),
        "day_after_tomorrow" => wall.Date.AddDays(2),
        "weekend" => wall.DayOfWeek == DayOfWeek.Sunday ? wall.Date : Next(wall, DayOfWeek.Saturday),
        // In the middle of the closing days; in the first days of January they are still these.
        "year_end" => wall is { Month: 1, Day: <= 3 } ? wall.Date : new DateTime(wall.Year, 12, 31, 0, 0, 0, DateTimeKind.Unspecified),
        _ => Array.IndexOf(Weekdays, word) is >= 0 and var weekday ? Next(wall, (DayOfWeek)weekday) : null,
    };

    private static DateTime Next(DateTime wall, DayOfWeek weekday) => wall.Date.AddDays(((int)weekday - (int)wall.DayOfWeek + 7) % 7);

    private TimeSpan? FindClock(string text, List<NumberSpot> numbers, string? part)
    {
        foreach (var match in _clock.SelectMany(p => p.FindAll(text, numbers)))
        {
            var minute = match["minute"] ?? (match["half"] is null ? 0 : 30);
            var hour = match["am"] is { } am ? am % 12
                : match["pm"] is { } pm ? (pm < 12 ? pm + 12 : pm)
                : match["hour"] is { } plain ? (plain < 12 && part is "afternoon" or "evening" or "night" ? plain + 12 : plain)
                : -1;
            if (hour is >= 0 and <= 24 && minute < 60)
            {
                return new TimeSpan(hour, minute, 0);
            }
        }

        return null;
    }
}
