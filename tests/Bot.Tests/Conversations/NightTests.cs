using Madoguchi.Testing;
using Xunit;

namespace Madoguchi.Bot.Tests.Conversations;

/// <summary>Where to turn at a given moment in Japan.</summary>
public sealed class NightTests : IDisposable
{
    private readonly BotServer _server = new();

    [Fact]
    public async Task At_twenty_to_midnight_the_lines_that_are_open_are_shown_and_the_office_with_its_next_opening()
    {
        MoveTo(new DateTime(2026, 11, 20, 23, 40, 0));

        var parent = await _server.NewParent().SaysAsync("大阪市港区です。今夜どこに相談できますか");

        Assert.Contains("0120-279-338", parent.AllReplies, StringComparison.Ordinal);
        Assert.Contains("#8000", parent.AllReplies, StringComparison.Ordinal);
        Assert.Contains("11月24日(火)9:00", parent.AllReplies, StringComparison.Ordinal);
        Assert.DoesNotContain("受付中・17:30まで", parent.AllReplies, StringComparison.Ordinal);
        Assert.DoesNotContain("0120-783-556", parent.AllReplies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_ten_in_the_morning_the_office_that_is_open_comes_first()
    {
        MoveTo(new DateTime(2026, 11, 20, 10, 0, 0));

        var parent = await _server.NewParent().SaysAsync("大阪市港区です。今夜どこに相談できますか");

        Assert.Contains("港区役所", parent.AllReplies, StringComparison.Ordinal);
        Assert.Contains("受付中・17:30まで", parent.AllReplies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_last_day_of_the_year_the_office_is_closed_until_January_the_fourth()
    {
        MoveTo(new DateTime(2026, 12, 31, 14, 0, 0));

        var parent = await _server.NewParent().SaysAsync("大阪市港区です。今どこに相談できますか");

        Assert.Contains("1月4日(月)9:00", parent.AllReplies, StringComparison.Ordinal);
        Assert.DoesNotContain("受付中・17:30まで", parent.AllReplies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saying_what_is_the_matter_narrows_the_lines()
    {
        MoveTo(new DateTime(2026, 11, 20, 23, 40, 0));
        var parent = await _server.NewParent().SaysAsync("横浜市に住んでいます。今夜どこに相談できますか");

        await parent.TapsAsync("子どもの具合が悪い");

        Assert.Contains("#8000", parent.AllReplies, StringComparison.Ordinal);
        Assert.Contains("119", parent.AllReplies, StringComparison.Ordinal);
        Assert.DoesNotContain("DV相談プラス", parent.AllReplies, StringComparison.Ordinal);
    }

    public void Dispose() => _server.Dispose();

    private void MoveTo(DateTime inJapan) => _server.Clock.Advance(new DateTimeOffset(inJapan, TimeSpan.FromHours(9)) - _server.Clock.GetUtcNow());
}
