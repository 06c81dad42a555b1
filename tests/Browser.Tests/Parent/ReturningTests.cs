using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.Browser.Tests.Parent;

/// <summary>Loading the page again, leaving it in a hurry, and servers that go away.</summary>
public sealed class ReturningTests(SystemBrowser browser, RunningServer server) : IClassFixture<RunningServer>
{
    private const string Question = "産後ケアはいくらですか";
    private const string Elsewhere = "somewhere else";

    [Fact]
    public async Task Loading_the_page_again_keeps_the_conversation()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);
        await parent.LiveInAsync("yokohama");
        await parent.SayAsync(Question);
        var answers = await parent.Answers.CountAsync();

        await parent.Page.ReloadAsync();

        await Expect(parent.Own).ToHaveCountAsync(1);
        await Expect(parent.Answers).ToHaveCountAsync(answers);
        await Expect(parent.LastArticle.Locator("h2")).ToHaveTextAsync("産後ケア");
        await Expect(parent.Page.Locator("#place-text")).ToHaveTextAsync("横浜市");
        await Expect(parent.QuickReplies.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Leaving_quickly_clears_the_conversation_and_leaves_the_page()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);
        await parent.SayAsync(Question);

        await LeaveQuicklyAsync(parent);

        await parent.Page.GotoAsync(server.Address.ToString());
        await Expect(parent.Answers).ToHaveCountAsync(1);
        await Expect(parent.Own).ToHaveCountAsync(0);
        Assert.Empty(await parent.Page.Context.CookiesAsync());
    }

    [Fact]
    public async Task The_back_button_does_not_bring_back_what_was_left_quickly()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);
        await parent.SayAsync(Question);
        await LeaveQuicklyAsync(parent);

        await parent.Page.GoBackAsync();

        await Expect(parent.Page.Locator("body")).Not.ToContainTextAsync(Question);
    }

    [Fact]
    public async Task A_message_written_while_the_server_is_down_arrives_once_when_it_is_back()
    {
        await using var parent = await ParentPage.OpenAsync(browser, server.Address);
        await parent.LiveInAsync("yokohama");
        await parent.SayAsync(Question);
        var answers = await parent.Answers.CountAsync();

        await server.KillAsync();
        await parent.WriteAsync("一時保育はありますか");
        await Expect(parent.Own.Last.Locator(".state button")).ToBeVisibleAsync();
        await Expect(parent.Page.Locator("#offline-banner")).ToBeVisibleAsync();
        await Expect(parent.Page.Locator("#offline-banner a[href='tel:119']")).ToBeVisibleAsync();
        await parent.Window.ScreenshotAsync("parent-offline-ja-360");
        await server.StartAgainAsync();

        await Expect(parent.Answers).ToHaveCountAsync(answers + 1, new() { Timeout = 45_000 });
        await Expect(parent.LastArticle.Locator("h2")).ToContainTextAsync("一時");
        await Expect(parent.Own).ToHaveCountAsync(2);
        await Expect(parent.Page.Locator("#offline-banner")).ToBeHiddenAsync();
        await Expect(parent.Page.Locator(".failed")).ToHaveCountAsync(0);
        await parent.Page.ReloadAsync();
        await Expect(parent.Own).ToHaveCountAsync(2);
        await Expect(parent.Answers).ToHaveCountAsync(answers + 1);
    }

    private static async Task LeaveQuicklyAsync(ParentPage parent)
    {
        await parent.Page.Context.RouteAsync(
            address => address.StartsWith("https://", StringComparison.Ordinal),
            route => route.FulfillAsync(new() { ContentType = "text/html", Body = Elsewhere }));
        await parent.Page.Locator("#menu-button").TapAsync();
        await parent.Page.Locator("#leave-button").TapAsync();
        await Expect(parent.Page.Locator("body")).ToHaveTextAsync(Elsewhere);
    }
}
