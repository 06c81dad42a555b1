using Madoguchi.Bot.Outgoing;
using Xunit;

namespace Madoguchi.Bot.Tests.Outgoing;

public sealed class BackOffTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    [InlineData(8, 256)]
    [InlineData(9, 300)]
    [InlineData(1000, 300)]
    public void The_wait_doubles_up_to_five_minutes(int attempt, double seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), BackOff.After(attempt, null, 0));
        Assert.Equal(TimeSpan.FromSeconds(seconds * 0.75), BackOff.After(attempt, null, 1));
    }

    [Theory]
    [InlineData(1, 60, 60)]
    [InlineData(1, -5, 2)]
    [InlineData(1, 1, 2)]
    [InlineData(9, 60, 300)]
    [InlineData(1, 1_000_000, 3600)]
    public void A_longer_wait_that_is_asked_for_is_kept_within_an_hour(int attempt, int asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), BackOff.After(attempt, TimeSpan.FromSeconds(asked), 0));
}
