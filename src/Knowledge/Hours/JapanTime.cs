namespace Madoguchi.Knowledge.Hours;

/// <summary>Japan Standard Time: nine hours ahead of UTC all year round.</summary>
public static class JapanTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    /// <summary>The wall clock in Japan at this moment.</summary>
    public static DateTime WallClock(DateTimeOffset moment) => moment.ToOffset(Offset).DateTime;

    /// <summary>The moment at which clocks in Japan show this.</summary>
    public static DateTimeOffset Moment(DateTime wallClock) => new(DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified), Offset);
}
