using Madoguchi.Handoff.Tests.Cases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Madoguchi.Handoff.Tests.Console;

/// <summary>The desk's settings.</summary>
public sealed class DeskTests
{
    [Theory]
    [InlineData("2026-11-20T08:29", false)]
    [InlineData("2026-11-20T08:30", true)]
    [InlineData("2026-11-20T17:15", false)]
    [InlineData("2026-11-21T10:00", false)]
    public void Without_settings_the_desk_is_open_on_weekdays(string at, bool open) =>
        Assert.Equal(open, Schedule().At(Japan(at)).IsOpen);

    [Fact]
    public void Settings_replace_the_hours_and_say_when_somebody_comes_next()
    {
        var schedule = Schedule("mon,wed 09:00-12:00", "sat-sun 10:00-16:00");

        Assert.False(schedule.At(Japan("2026-11-20T10:00")).IsOpen);
        Assert.Equal(new DateTime(2026, 11, 21, 10, 0, 0), schedule.At(Japan("2026-11-20T10:00")).OpensAt);
        Assert.True(schedule.At(Japan("2026-11-22T15:59")).IsOpen);
        Assert.True(schedule.At(Japan("2026-11-25T09:00")).IsOpen);
    }

    [Theory]
    [InlineData("8:30-17:15")]
    [InlineData("mon-fri 8:30-17:15")]
    [InlineData("mon-fry 08:30-17:15")]
    [InlineData("mon-fri 08:30-17:15 closed")]
    public void Hours_that_cannot_be_read_are_refused_by_name(string span)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Schedule(span));

        Assert.Contains($"Handoff:DeskHours has `{span}`", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_bad_setting_is_named_at_once()
    {
        var options = Services(o =>
        {
            o.DeskName = " ";
            o.SessionLength = TimeSpan.FromDays(2);
        }).GetRequiredService<IOptions<HandoffOptions>>();

        Assert.Equal(2, Assert.Throws<OptionsValidationException>(() => options.Value).Failures.Count());
    }

    private static DateTimeOffset Japan(string at) => DateTimeOffset.Parse(at + "+09:00", System.Globalization.CultureInfo.InvariantCulture);

    private static DeskSchedule Schedule(params string[] hours) =>
        Services(options =>
        {
            foreach (var span in hours)
            {
                options.DeskHours.Add(span);
            }
        }).GetRequiredService<DeskSchedule>();

    private static ServiceProvider Services(Action<HandoffOptions> configure) =>
        new ServiceCollection()
            .AddSingleton<Func<Knowledge.Content.ContentLibrary>>(TestContent.Load)
            .AddHandoff(configure)
            .BuildServiceProvider();
}
