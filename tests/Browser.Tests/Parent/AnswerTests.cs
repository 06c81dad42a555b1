using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.Browser.Tests.Parent;

/// <summary>Asking on the page, and what the answer looks like.</summary>
public sealed partial class AnswerTests(SystemBrowser browser, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_question_is_answered_with_title_cost_window_and_source()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);

        await parent.LiveInAsync("osaka-minato");
        await parent.SayAsync("産後ケアはいくらですか");

        await Expect(parent.Page.Locator("#place-text")).ToHaveTextAsync("大阪市港区");
        await Expect(parent.LastArticle.Locator("h2")).ToHaveTextAsync("産後ケア");
        await Expect(parent.LastArticle.Locator("strong", new() { HasText = "費用" })).ToBeVisibleAsync();
        await Expect(parent.LastArticle).ToContainTextAsync("2,500円");
        var window = parent.LastArticle.Locator("section.contact").First;
        await Expect(window.Locator("h3")).ToHaveAttributeAsync("lang", "ja");
        await Expect(window.Locator("h3")).ToContainTextAsync("港区");
        await Expect(window.Locator(".badge, .call").First).ToBeVisibleAsync();
        var sources = parent.LastArticle.Locator("details.sources");
        await Expect(sources.Locator("summary")).ToContainTextAsync(Month());
        await sources.Locator("summary").TapAsync();
        await Expect(sources.Locator("li").First).ToBeVisibleAsync();
        await parent.Window.ScreenshotAsync("parent-sources-ja-360");
    }

    [Fact]
    public async Task A_new_answer_shows_its_first_line()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);
        await parent.LiveInAsync("osaka-minato");

        await parent.SayAsync("産後ケアはいくらですか");

        await Expect(parent.LastArticle.Locator("h2")).ToBeInViewportAsync(new() { Ratio = 1 });
        await parent.Window.ScreenshotAsync("parent-answer-ja-360");
    }

    [Fact]
    public async Task The_call_button_of_a_line_dials_and_can_be_hit_with_a_thumb()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);
        await parent.LiveInAsync("ayase");

        await parent.SayAsync("夜に子どもが熱を出しました。どこに電話すればいいですか");

        var button = parent.Log.Locator("section.contact .call").First;
        await Expect(button).ToHaveAttributeAsync("href", Telephone());
        await button.ScrollIntoViewIfNeededAsync();
        var box = (await button.BoundingBoxAsync())!;
        Assert.InRange(box.Height, Touch.Target, 96);
        Assert.InRange(box.Width, 200, 360);
        await parent.Window.ScreenshotAsync("parent-line-ja-360");
    }

    [Fact]
    public async Task Quick_replies_can_be_tapped_and_move_the_conversation_on()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);
        await parent.SayAsync("産後ケアはいくらですか");
        foreach (var reply in await parent.QuickReplies.AllAsync())
        {
            Assert.InRange((await reply.BoundingBoxAsync())!.Height, Touch.Target, 64);
        }

        var place = parent.QuickReplies.Filter(new() { HasText = "横浜市" });
        await place.TapAsync();

        await Expect(parent.Own.Last).ToContainTextAsync("横浜市");
        await Expect(parent.LastArticle.Locator("section.contact").First).ToContainTextAsync("横浜市");
        await Expect(parent.Page.Locator("#place-text")).ToHaveTextAsync("横浜市");
        await Expect(place).ToHaveCountAsync(0);
        await parent.Window.ScreenshotAsync("parent-quick-reply-ja-360");
    }

    [Fact]
    public async Task Another_language_in_the_picker_changes_the_labels_and_the_next_answer()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);
        await parent.SayAsync("産後ケアはいくらですか");

        await parent.Page.Locator("#language").SelectOptionAsync("en");

        await Expect(parent.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(parent.Input).ToHaveAttributeAsync("placeholder", "Write a message");
        await Expect(parent.Page.Locator("#place-text")).ToHaveTextAsync("Your city");
        await parent.SayAsync("sango care");
        await Expect(parent.LastArticle).ToHaveAttributeAsync("lang", "en");
        await Expect(parent.LastArticle.Locator("h2")).ToContainTextAsync("Postnatal care");
        await Expect(parent.Answers.Filter(new() { HasText = "産後1年以内" })).ToHaveCountAsync(1);
        await parent.Window.ScreenshotAsync("parent-language-en-360");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task The_page_fits_every_width_in_light_and_dark(int width)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var parent = await ParentPage.OpenAsync(browser, server.Address, "en-US", scheme, width);
            await parent.LiveInAsync("nerima");
            await parent.SayAsync("How much is postnatal care?");

            Assert.Equal(0, await parent.Window.SidewaysAsync());
            await Expect(parent.Input).ToBeInViewportAsync(new() { Ratio = 1 });
            await parent.Window.ScreenshotAsync($"parent-answer-en-{width}-{scheme}");
            await parent.LastArticle.Locator("section.contact").First.ScrollIntoViewIfNeededAsync();
            await parent.Window.ScreenshotAsync($"parent-card-en-{width}-{scheme}");
        }
    }

    [GeneratedRegex("20[0-9]{2}年[0-9]{1,2}月")]
    private static partial Regex Month();

    [GeneratedRegex("^tel:[0-9%*]+$")]
    private static partial Regex Telephone();
}
