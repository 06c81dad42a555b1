using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.Browser.Tests.Staff;

/// <summary>One case has one owner.</summary>
public sealed class OwnerTests(SystemBrowser browser) : DeskTest(browser)
{
    [Fact]
    public async Task The_second_who_takes_a_case_is_refused_and_told_who_holds_it()
    {
        await using var parent = await ParentInNeedAsync();
        await using var first = await SignedInAsync("佐藤");
        await using var second = await SignedInAsync("伊藤", scripts: false);
        await second.OpenFirstAsync();
        await first.TakeFirstAsync();

        await second.TakeButton.ClickAsync();

        await Expect(second.Page.Locator(".refusal")).ToHaveTextAsync("佐藤さんが担当しています。");
        await Expect(second.Page.Locator(".held")).ToContainTextAsync("返信できるのは担当の職員だけです");
        await Expect(second.Reply).ToHaveCountAsync(0);
        await second.Window.ScreenshotAsync("staff-refused-1280");
    }

    [Fact]
    public async Task An_open_screen_says_by_itself_that_a_colleague_has_taken_the_case()
    {
        await using var parent = await ParentInNeedAsync();
        await using var first = await SignedInAsync("佐藤");
        await using var second = await SignedInAsync("伊藤");
        await second.OpenFirstAsync();

        await first.TakeFirstAsync();

        await Expect(second.Page.Locator(".held")).ToContainTextAsync("佐藤さんが担当しています。");
        await Expect(second.TakeButton).ToHaveCountAsync(0);
        await Expect(second.Rows.First).ToContainTextAsync("担当 佐藤");
    }
}
