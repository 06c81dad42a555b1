using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.Browser.Tests.Parent;

/// <summary>What somebody sees who opens the page for the first time, on an old phone.</summary>
public sealed class FirstViewTests(SystemBrowser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const int MostBytes = 60_000;
    private const double MostShift = 0.02;

    [Theory]
    [InlineData("ja-JP", "ja", "自動プログラム", "メッセージを書く")]
    [InlineData("en-US", "en", "automatic program", "Write a message")]
    public async Task The_page_opens_in_the_language_of_the_browser_with_the_notice_of_three_lines(string locale, string lang, string words, string hint)
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address, locale);

        await Expect(parent.Page.Locator("html")).ToHaveAttributeAsync("lang", lang);
        await Expect(parent.Answers).ToHaveCountAsync(1);
        await Expect(parent.LastAnswer).ToHaveAttributeAsync("lang", lang);
        await Expect(parent.LastAnswer).ToContainTextAsync(words);
        await Expect(parent.LastAnswer.Locator(".bubble .line")).ToHaveCountAsync(3);
        await Expect(parent.Input).ToHaveAttributeAsync("placeholder", hint);
        await Expect(parent.QuickReplies.First).ToBeVisibleAsync();
        await parent.Window.ScreenshotAsync($"parent-first-{lang}-360");
    }

    [Fact]
    public async Task The_first_view_is_light_and_does_not_jump()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);
        await Expect(parent.QuickReplies.First).ToBeVisibleAsync();

        var bytes = await parent.Page.EvaluateAsync<int>(
            "() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, entry) => sum + entry.transferSize, 0)");
        var shift = await parent.LayoutShiftAsync();
        TestContext.Current.SendDiagnosticMessage($"first view: {bytes} bytes, layout shift {shift:0.0000} {await parent.ShiftedAsync()}");

        Assert.InRange(bytes, 1, MostBytes);
        Assert.InRange(shift, 0, MostShift);
    }

    [Theory]
    [InlineData("ja-JP", ColorScheme.Light)]
    [InlineData("en-US", ColorScheme.Dark)]
    public async Task Nothing_can_be_moved_sideways_on_the_narrowest_phone(string locale, ColorScheme scheme)
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address, locale, scheme);
        Assert.Equal(0, await parent.Window.SidewaysAsync());

        await parent.LiveInAsync("osaka-minato");
        await parent.SayAsync(locale == "ja-JP" ? "産後ケアはいくらですか" : "How much is postnatal care?");
        await parent.Page.Locator("#menu-button").TapAsync();

        Assert.Equal(0, await parent.Window.SidewaysAsync());
        Assert.Equal(0, await parent.Log.EvaluateAsync<int>("log => log.scrollWidth - log.clientWidth"));
        await parent.Window.ScreenshotAsync($"parent-menu-{locale[..2]}-360-{scheme}");
    }

    [Fact]
    public async Task A_conversation_asks_no_other_host_and_leaves_the_console_empty()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);
        await parent.LiveInAsync("yokohama");
        await parent.SayAsync("産後ケアはいくらですか");
        await parent.QuickReplies.First.TapAsync();
        await Expect(parent.Answers).ToHaveCountAsync(4);
        await parent.Page.Locator("#language").SelectOptionAsync("en");
        await Expect(parent.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");

        Assert.Empty(parent.Window.Problems);
        Assert.Contains(parent.Window.Requests, address => address.Scheme == "ws");
        Assert.All(parent.Window.Requests, address => Assert.Equal(server.Address.Authority, address.Authority));
    }
}
