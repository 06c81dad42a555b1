using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.Browser.Tests.Staff;

/// <summary>The list of those who wait.</summary>
public sealed partial class QueueTests(SystemBrowser browser) : DeskTest(browser)
{
    [Fact]
    public async Task An_emergency_stands_above_all_others_and_says_so_in_a_word()
    {
        await using var asks = await ParentAsync("en-US");
        await asks.LiveInAsync("ayase");
        await asks.QuickReplies.Filter(new() { HasText = "Talk to a person" }).TapAsync();
        await Expect(asks.Answers.Filter(new() { HasText = "our staff" })).ToHaveCountAsync(1);
        await using var inNeed = await ParentInNeedAsync();
        await using var staff = await SignedInAsync("佐藤");

        await Expect(staff.Rows).ToHaveCountAsync(2);
        await Expect(staff.Rows.Nth(0).Locator(".tier")).ToContainTextAsync("緊急");
        await Expect(staff.Rows.Nth(0)).ToContainTextAsync(Remaining());
        await Expect(staff.Rows.Nth(1).Locator(".tier")).ToContainTextAsync("相談");
        await Expect(staff.Rows.Nth(1)).ToContainTextAsync("英語");
        await Expect(staff.Rows.Nth(1)).ToContainTextAsync("綾瀬市");
        await staff.Window.ScreenshotAsync("staff-queue-1280");
    }

    [Fact]
    public async Task A_new_case_appears_by_itself_and_the_title_counts_it()
    {
        await using var staff = await SignedInAsync("佐藤");
        await Expect(staff.Rows).ToHaveCountAsync(0);

        await using var parent = await ParentInNeedAsync();

        await Expect(staff.Rows).ToHaveCountAsync(1);
        await Expect(staff.Page).ToHaveTitleAsync(CountedTitle());
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "1件の相談が待っています" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_leads_from_the_queue_to_the_reply()
    {
        await using var parent = await ParentInNeedAsync();
        await using var staff = await SignedInAsync("佐藤");

        await staff.Page.Keyboard.PressAsync("j");
        await staff.Page.Keyboard.PressAsync("Enter");
        await Expect(staff.TakeButton).ToBeVisibleAsync();
        await staff.Page.Keyboard.PressAsync("t");
        await Expect(staff.Reply).ToBeVisibleAsync();
        await staff.Page.Keyboard.PressAsync("r");
        await staff.Page.Keyboard.TypeAsync("いまどこにいますか");
        await staff.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(parent.LastAnswer).ToContainTextAsync("いまどこにいますか");
        await Expect(staff.Talk.Locator(".by-staff")).ToContainTextAsync("いまどこにいますか");
    }

    [GeneratedRegex("残り[0-9]+分")]
    private static partial Regex Remaining();

    [GeneratedRegex(@"^\(1\) ")]
    private static partial Regex CountedTitle();
}
