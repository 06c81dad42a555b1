using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.Browser.Tests.Parent;

/// <summary>The page for people who do not see it, or see it badly, or have no pointer.</summary>
public sealed class AccessibilityTests(SystemBrowser browser, RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_conversation_is_a_log_that_reads_out_what_is_new()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);

        var log = parent.Page.GetByRole(AriaRole.Log, new() { Name = "会話" });

        await Expect(log).ToHaveAttributeAsync("aria-live", "polite");
        await parent.SayAsync("産後ケアはいくらですか");
        await Expect(log.GetByRole(AriaRole.Heading, new() { Name = "産後ケア", Exact = true })).ToBeVisibleAsync();
        await Expect(parent.Own.Last).ToHaveAttributeAsync("aria-live", "off");
    }

    [Fact]
    public async Task The_tab_key_reaches_everything_in_the_order_of_the_page()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);
        await Expect(parent.QuickReplies.First).ToBeVisibleAsync();

        var reached = new List<string>();
        string[] wanted = ["place", "language", "menu-button", "log", "chip", "input", "send"];
        while (reached.Count < 30 && reached.LastOrDefault() != "send")
        {
            await parent.Page.Keyboard.PressAsync("Tab");
            reached.Add(await parent.Page.EvaluateAsync<string>(
                "() => { const at = document.activeElement; return at.id || (at.closest('#chips') ? 'chip' : at.className || at.localName); }"));
        }

        Assert.Equal(wanted, reached.Where(wanted.Contains).Distinct());
    }

    [Fact]
    public async Task A_message_can_be_written_and_sent_with_the_keyboard_alone()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);

        await parent.Input.FocusAsync();
        await parent.Page.Keyboard.TypeAsync("産後ケアはいくらですか");
        await parent.Page.Keyboard.PressAsync("Tab");
        await parent.Page.Keyboard.PressAsync("Enter");

        await Expect(parent.LastArticle.Locator("h2")).ToHaveTextAsync("産後ケア");
        await Expect(parent.Input).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task All_text_stands_out_from_its_ground(ColorScheme scheme)
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address, scheme: scheme);
        await AssertContrastAsync(parent);
        await parent.LiveInAsync("osaka-minato");
        await parent.SayAsync("産後ケアはいくらですか");
        await AssertContrastAsync(parent);
        await parent.LastArticle.Locator("section.contact").First.ScrollIntoViewIfNeededAsync();
        await AssertContrastAsync(parent);
        await parent.SayAsync("1歳の息子を強くゆさぶってしまい、ぐったりしています");
        await AssertContrastAsync(parent);
        await parent.Page.Locator("#menu-button").TapAsync();
        await AssertContrastAsync(parent);
        await parent.Page.Locator("#data-button").TapAsync();
        await AssertContrastAsync(parent);
        await parent.Window.ScreenshotAsync($"parent-data-ja-360-{scheme}");
    }

    private static async Task AssertContrastAsync(ParentPage parent)
    {
        var texts = await Contrast.OfAsync(parent.Page);
        Assert.True(texts.Length >= 5, "hardly any text was measured");
        Assert.All(texts, text => Assert.True(text.Ratio >= Contrast.Enough, $"{text.Ratio:0.00}: {text.Text}"));
    }
}
