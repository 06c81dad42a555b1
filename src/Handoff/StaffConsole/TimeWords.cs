using System.Globalization;
using Madoguchi.Knowledge.Hours;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>Times as the desk reads them, in Japan time.</summary>
internal static class TimeWords
{
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja-JP");

    /// <summary>How long: <c>3分</c>, <c>1時間05分</c>, <c>2日</c>.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "1分未満",
        { TotalHours: < 1 } => string.Create(Japanese, $"{span.Minutes}分"),
        { TotalDays: < 1 } => string.Create(Japanese, $"{span.Hours}時間{span.Minutes:00}分"),
        _ => string.Create(Japanese, $"{(int)span.TotalDays}日"),
    };

    /// <summary>A moment: the time alone today, else with its day.</summary>
    public static string Moment(long at, DateTimeOffset now)
    {
        var then = JapanTime.WallClock(DateTimeOffset.FromUnixTimeMilliseconds(at));
        return then.Date == JapanTime.WallClock(now).Date ? then.ToString("H:mm", Japanese) : then.ToString("M月d日 H:mm", Japanese);
    }

    public static string Day(long at, DateTimeOffset now)
    {
        var day = JapanTime.WallClock(DateTimeOffset.FromUnixTimeMilliseconds(at)).Date;
        return (day - JapanTime.WallClock(now).Date).Days switch
        {
            0 => "今日",
            1 => "明日",
            -1 => "昨日",
            _ => day.ToString("M月d日（ddd）", Japanese),
        };
    }

    /// <summary>For machines: the <c>datetime</c> attribute.</summary>
    public static string Stamp(long at) =>
        JapanTime.WallClock(DateTimeOffset.FromUnixTimeMilliseconds(at)).ToString("yyyy-MM-dd'T'HH:mm:ss'+09:00'", CultureInfo.InvariantCulture);
}
