using System.Globalization;
using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Hours;
using Madoguchi.Knowledge.Tests.Content;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Hours;

public sealed class OpeningHoursTests
{
    private const string Office = """{weekly: [{days: mon-fri, open: "09:00-17:30"}], holidays: closed, year_end: closed}""";
    private const string Night = """{weekly: [{days: mon-fri, open: "18:00-08:00"}], holidays: closed, year_end: closed}""";
    private const string DaysOff = """{weekly: [{days: "sat,sun,holiday", open: "08:00-08:00"}], holidays: closed, year_end: closed}""";
    private const string Sunday4 = """{weekly: [{days: sun, open: "09:00-17:30", weeks: [4]}], holidays: closed, year_end: closed}""";
    private const string Sunday5 = """{weekly: [{days: sun, open: "09:00-12:00", weeks: [5]}], holidays: closed, year_end: closed}""";
    private const string Halves = """{weekly: [{days: mon-fri, open: "09:00-12:00"}, {days: mon-fri, open: "13:00-17:15"}], holidays: closed, year_end: closed}""";
    private const string Always = """{weekly: [{days: daily, open: "00:00-24:00"}], holidays: open, year_end: open}""";
    private const string AlwaysFrom8 = """{weekly: [{days: daily, open: "08:00-08:00"}], holidays: open, year_end: open}""";
    private const string AlwaysButNewYear = """{weekly: [{days: daily, open: "00:00-24:00"}], holidays: open, year_end: closed}""";
    private const string OwnNewYear = """{weekly: [{days: mon-fri, open: "09:00-17:30"}], holidays: closed, year_end: "12-31..01-02"}""";
    private const string OpenNewYear = """{weekly: [{days: mon-fri, open: "09:00-17:30"}], holidays: closed, year_end: open}""";
    private const string FirstOfMonth = """{monthly: [{day: 1, open: "10:00-12:00"}], holidays: closed, year_end: closed}""";
    private const string Day31 = """{monthly: [{day: 31, open: "10:00-12:00"}], holidays: closed, year_end: closed}""";
    private const string Overlapping = """{weekly: [{days: daily, open: "09:00-12:00"}, {days: daily, open: "08:00-20:00"}, {days: daily, open: "10:00-11:00"}], holidays: open, year_end: open}""";

    [Theory]
    // an ordinary Friday, up to the minute
    [InlineData(Office, "2026-11-20 08:59", "closed until 2026-11-20 09:00")]
    [InlineData(Office, "2026-11-20 09:00", "open until 2026-11-20 17:30")]
    [InlineData(Office, "2026-11-20 16:59", "open until 2026-11-20 17:30")]
    [InlineData(Office, "2026-11-20 17:00", "open until 2026-11-20 17:30, soon")]
    [InlineData(Office, "2026-11-20 17:29", "open until 2026-11-20 17:30, soon")]
    // a long weekend: Monday the 23rd is a holiday
    [InlineData(Office, "2026-11-20 17:30", "closed until 2026-11-24 09:00")]
    [InlineData(Office, "2026-11-20 18:00", "closed until 2026-11-24 09:00")]
    [InlineData(Office, "2026-11-23 10:00", "closed until 2026-11-24 09:00")]
    // a day between two holidays is one too; substitute holidays
    [InlineData(Office, "2026-09-18 18:00", "closed until 2026-09-24 09:00")]
    [InlineData(Office, "2026-09-22 10:00", "closed until 2026-09-24 09:00")]
    [InlineData(Office, "2027-03-22 10:00", "closed until 2027-03-23 09:00")]
    [InlineData(Office, "2026-05-06 10:00", "closed until 2026-05-07 09:00")]
    // the turn of the year
    [InlineData(Office, "2026-12-28 10:00", "open until 2026-12-28 17:30")]
    [InlineData(Office, "2026-12-28 18:00", "closed until 2027-01-04 09:00")]
    [InlineData(Office, "2026-12-29 10:00", "closed until 2027-01-04 09:00")]
    [InlineData(OwnNewYear, "2026-12-30 10:00", "open until 2026-12-30 17:30")]
    [InlineData(OwnNewYear, "2026-12-31 10:00", "closed until 2027-01-04 09:00")]
    [InlineData(OpenNewYear, "2026-12-31 10:00", "open until 2026-12-31 17:30")]
    [InlineData(OpenNewYear, "2027-01-01 10:00", "closed until 2027-01-04 09:00")]
    // past midnight
    [InlineData(Night, "2026-11-20 17:59", "closed until 2026-11-20 18:00")]
    [InlineData(Night, "2026-11-20 23:59", "open until 2026-11-21 08:00")]
    [InlineData(Night, "2026-11-21 07:45", "open until 2026-11-21 08:00, soon")]
    [InlineData(Night, "2026-11-21 08:00", "closed until 2026-11-24 18:00")]
    [InlineData(Night, "2026-12-29 03:00", "open until 2026-12-29 08:00")]
    // 24 hours from eight to eight, joined over a long weekend and the turn of the year
    [InlineData(DaysOff, "2026-11-21 07:59", "closed until 2026-11-21 08:00")]
    [InlineData(DaysOff, "2026-11-21 08:00", "open until 2026-11-24 08:00")]
    [InlineData(DaysOff, "2026-11-24 08:00", "closed until 2026-11-28 08:00")]
    [InlineData(DaysOff, "2026-12-30 12:00", "open until 2027-01-04 08:00")]
    // the nth weekday of the month
    [InlineData(Sunday4, "2026-11-15 10:00", "closed until 2026-11-22 09:00")]
    [InlineData(Sunday4, "2026-11-22 10:00", "open until 2026-11-22 17:30")]
    [InlineData(Sunday4, "2026-11-29 10:00", "closed until 2026-12-27 09:00")]
    [InlineData(Sunday5, "2026-11-29 10:00", "open until 2026-11-29 12:00")]
    [InlineData(Sunday5, "2026-08-31 10:00", "closed until 2026-11-29 09:00")]
    // one day of the month
    [InlineData(FirstOfMonth, "2026-12-02 10:00", "closed until 2027-02-01 10:00")]
    [InlineData(Day31, "2026-11-01 10:00", "closed until 2027-01-31 10:00")]
    // a break at noon; rows that overlap
    [InlineData(Halves, "2026-11-20 11:45", "open until 2026-11-20 12:00, soon")]
    [InlineData(Halves, "2026-11-20 12:00", "closed until 2026-11-20 13:00")]
    [InlineData(Overlapping, "2026-11-20 09:30", "open until 2026-11-20 20:00")]
    // around the clock
    [InlineData(Always, "2026-11-20 23:59", "always")]
    [InlineData(Always, "2027-01-01 00:00", "always")]
    [InlineData(AlwaysFrom8, "2026-11-20 07:59", "always")]
    [InlineData(AlwaysButNewYear, "2026-11-20 12:00", "open until 2026-12-29 00:00")]
    [InlineData(AlwaysButNewYear, "2026-12-31 12:00", "closed until 2027-01-04 00:00")]
    public void Hours_say_whether_it_is_open_and_until_when(string hours, string moment, string expected) =>
        Assert.Equal(expected, StateOf(Parse(hours), moment));

    [Theory]
    [InlineData("tokyo", "2026-11-20 12:00", "closed until 2026-11-20 18:00")]
    [InlineData("tokyo", "2026-11-20 23:00", "open until 2026-11-24 08:00")] // Friday night runs into the long weekend
    [InlineData("tokyo", "2026-11-23 12:00", "open until 2026-11-24 08:00")]
    [InlineData("tokyo", "2026-11-24 12:00", "closed until 2026-11-24 18:00")]
    [InlineData("tokyo", "2026-12-30 12:00", "open until 2027-01-04 08:00")]
    [InlineData("kanagawa", "2026-11-21 12:00", "closed until 2026-11-21 18:00")]
    [InlineData("kanagawa", "2026-11-23 19:00", "open until 2026-11-24 08:00")]
    [InlineData("osaka", "2026-11-20 18:30", "closed until 2026-11-20 19:00")]
    [InlineData("osaka", "2026-11-21 07:59", "open until 2026-11-21 08:00, soon")]
    public void The_line_for_sick_children_has_the_hours_of_each_prefecture(string prefecture, string moment, string expected) =>
        Assert.Equal(expected, StateOf(Shipped.Library.FindHelpLine("iryo-8000")!.HoursIn(prefecture)!, moment));

    [Fact]
    public void A_line_with_hours_by_prefecture_has_none_where_the_prefecture_is_not_known()
    {
        var line = Shipped.Library.FindHelpLine("iryo-8000")!;

        Assert.Null(line.HoursIn(null));
        Assert.Null(line.HoursIn("aichi"));
        Assert.False(line.WorksIn(null));
        Assert.False(line.WorksIn("aichi"));
        Assert.True(line.WorksIn("osaka"));
    }

    [Theory]
    [InlineData("2026-12-09 22:00", "closed until 2026-12-10 08:00")]
    [InlineData("2026-12-10 09:00", "open until 2026-12-11 08:00")]
    [InlineData("2026-12-11 07:50", "open until 2026-12-11 08:00, soon")]
    [InlineData("2026-12-11 08:00", "closed until 2026-12-11 16:00")]
    [InlineData("2026-12-11 20:00", "open until 2026-12-11 21:00")]
    public void The_free_line_of_life_is_open_for_24_hours_on_every_tenth(string moment, string expected) =>
        Assert.Equal(expected, StateOf(Shipped.Library.FindHelpLine("inochi-free")!.HoursIn(null)!, moment));

    [Fact]
    public void Hours_are_those_of_Japan_wherever_the_clock_runs()
    {
        var moment = new DateTimeOffset(2026, 11, 20, 8, 29, 0, TimeSpan.Zero);

        Assert.True(Parse(Office).At(moment, Shipped.Library.Holidays).IsOpen);
        Assert.False(Parse(Office).At(moment.AddMinutes(1), Shipped.Library.Holidays).IsOpen);
    }

    [Theory]
    [InlineData("""{weekly: [{days: mon-fri, open: "25:00-26:00"}], holidays: closed, year_end: closed}""", "is not a time span")]
    [InlineData("""{weekly: [{days: mon-fri, open: "24:00-26:00"}], holidays: closed, year_end: closed}""", "is not a time span")]
    [InlineData("""{weekly: [{days: mon-fri, open: "9:00-17:00"}], holidays: closed, year_end: closed}""", "is not a time span")]
    [InlineData("""{weekly: [{days: mon-fri, open: "09:60-17:00"}], holidays: closed, year_end: closed}""", "is not a time span")]
    [InlineData("""{weekly: [{days: mon-fri, open: "09:00"}], holidays: closed, year_end: closed}""", "is not a time span")]
    [InlineData("""{weekly: [{days: monday, open: "09:00-17:00"}], holidays: closed, year_end: closed}""", "`monday` is not a day")]
    [InlineData("""{weekly: [{days: mon, open: "09:00-17:00", weeks: [6]}], holidays: closed, year_end: closed}""", "`6` is not a week of the month")]
    [InlineData("""{monthly: [{day: 32, open: "09:00-17:00"}], holidays: closed, year_end: closed}""", "a day of the month, 1 to 31")]
    [InlineData("""{holidays: closed, year_end: closed}""", "at least one row")]
    [InlineData("""{weekly: [{days: mon, open: "09:00-17:00"}], holidays: maybe, year_end: closed}""", "`holidays` is `maybe`")]
    [InlineData("""{weekly: [{days: mon, open: "09:00-17:00"}], holidays: closed}""", "`year_end` is missing")]
    [InlineData("""{weekly: [{days: mon, open: "09:00-17:00"}], holidays: closed, year_end: "12-32..01-03"}""", "open, closed or days")]
    [InlineData("""{weekly: [{days: mon, open: "09:00-17:00", until: "18:00"}], holidays: closed, year_end: closed}""", "unknown field `until`")]
    public void Hours_that_make_no_sense_are_refused_with_file_and_line(string hours, string message)
    {
        using var folder = new SmallFolder();
        folder.Edit("help-lines.yaml", """{weekly: [{days: daily, open: "00:00-24:00"}], holidays: open, year_end: open}""", hours);

        Assert.Contains(folder.LoadErrors(), p => p.ToString().StartsWith("help-lines.yaml:7: ", StringComparison.Ordinal) && p.Message.Contains(message, StringComparison.Ordinal));
    }

    private static OpeningHours Parse(string hours)
    {
        using var folder = new SmallFolder();
        folder.Edit("help-lines.yaml", """{weekly: [{days: daily, open: "00:00-24:00"}], holidays: open, year_end: open}""", hours);
        return ContentLibrary.Load(folder.Directory).FindHelpLine("fire-119")!.Hours!;
    }

    private static string StateOf(OpeningHours hours, string moment)
    {
        var wallClock = DateTime.ParseExact(moment, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var state = hours.At(JapanTime.Moment(wallClock), Shipped.Library.Holidays);
        return state switch
        {
            { IsAroundTheClock: true } => "always",
            { IsOpen: true } => $"open until {state.Until:yyyy-MM-dd HH:mm}" + (state.ClosesSoon ? ", soon" : ""),
            { OpensAt: { } opens } => $"closed until {opens:yyyy-MM-dd HH:mm}",
            _ => "closed",
        };
    }
}
