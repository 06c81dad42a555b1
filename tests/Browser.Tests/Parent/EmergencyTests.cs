using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.Browser.Tests.Parent;

/// <summary>When every second counts.</summary>
public sealed class EmergencyTests(SystemBrowser browser, RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("ja-JP", "1歳の息子を強くゆさぶってしまい、ぐったりしています", "職員に知らせました", ColorScheme.Light)]
    [InlineData("en-US", "My son swallowed a battery and he is not breathing", "I have told our staff", ColorScheme.Dark)]
    public async Task The_number_to_call_stands_before_any_text_and_staff_have_been_told(string locale, string words, string told, ColorScheme scheme)
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address, locale, scheme);

        await parent.SayAsync(words);

        var card = parent.LastAnswer;
        await Expect(card).ToHaveClassAsync("message emergency");
        var button = card.Locator("a.call[href='tel:119']");
        await Expect(button).ToBeInViewportAsync(new() { Ratio = 1 });
        var box = (await button.BoundingBoxAsync())!;
        Assert.InRange(box.Height, 56, 120);
        Assert.InRange(box.Width, 300, 360);
        await Expect(card).ToContainTextAsync(told);
        foreach (var paragraph in await card.Locator(".bubble > p:not(.alarm), .bubble > ul").AllAsync())
        {
            Assert.True((await paragraph.BoundingBoxAsync())!.Y > box.Y, "text stands before the number");
        }

        await parent.Window.ScreenshotAsync($"parent-emergency-{locale[..2]}-360-{scheme}");
    }

    [Fact]
    public async Task Only_what_helps_now_is_offered_to_tap()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);

        await parent.SayAsync("1歳の息子を強くゆさぶってしまい、ぐったりしています");

        await Expect(parent.QuickReplies).ToHaveTextAsync(["いまは安全です", "電話できない"]);
        await parent.QuickReplies.Nth(1).TapAsync();
        await Expect(parent.LastAnswer).ToContainTextAsync("切らずにつないだまま");
    }

    [Theory]
    [InlineData("ja-JP", "1歳の息子を強くゆさぶってしまい、ぐったりしています", "教えてくれてありがとうございます")]
    [InlineData("en-US", "My son swallowed a battery and he is not breathing", "Thank you for telling")]
    public async Task A_tap_on_being_safe_is_thanked_for_and_is_no_new_emergency(string locale, string words, string thanks)
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address, locale);
        await parent.SayAsync(words);

        await parent.QuickReplies.First.TapAsync();

        await Expect(parent.LastAnswer).ToContainTextAsync(thanks);
        await Expect(parent.Log.Locator("article.emergency")).ToHaveCountAsync(1);
    }
}
