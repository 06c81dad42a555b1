using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.Browser.Tests.Staff;

/// <summary>The first minutes of a new installation.</summary>
public sealed class FirstRunTests(SystemBrowser browser) : DeskTest(browser)
{
    [Fact]
    public async Task The_link_printed_at_the_first_start_makes_the_account_that_signs_in()
    {
        await using var staff = await StaffAsync();
        var link = await Server.FirstLinkAsync();
        await staff.Page.GotoAsync(link);
        await staff.Window.ScreenshotAsync("staff-setup-1280");
        await staff.Page.Locator("#name").FillAsync("佐藤");
        await staff.Page.Locator("#password").FillAsync("みじかい");
        await staff.Page.Locator("#again").FillAsync("みじかい");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "設定してサインイン" }).ClickAsync();
        Assert.True(await staff.Page.Locator("#password").EvaluateAsync<bool>("field => field.validity.tooShort"));

        await staff.SetUpAsync(link, "佐藤");

        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "いま待っている方はいません" })).ToBeVisibleAsync();
        await Expect(staff.Page.Locator(".me")).ToContainTextAsync("佐藤");
        await Expect(staff.Page.Locator(".me")).ToContainTextAsync("管理者");
        await staff.Window.ScreenshotAsync("staff-empty-1280");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "サインアウト" }).ClickAsync();
        await Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "職員サインイン" })).ToBeVisibleAsync();
        await staff.Window.ScreenshotAsync("staff-sign-in-1280");
        await staff.SignInAsync("佐藤");
        await Expect(staff.Page.Locator(".me")).ToContainTextAsync("佐藤");
    }

    [Fact]
    public async Task The_link_works_once()
    {
        var link = await Server.FirstLinkAsync();
        await using var first = await StaffAsync();
        await first.SetUpAsync(link, "佐藤");
        await using var second = await StaffAsync();

        await second.Page.GotoAsync(link);

        await Expect(second.Page.GetByRole(AriaRole.Heading, new() { Name = "このリンクは使えません" })).ToBeVisibleAsync();
    }
}
