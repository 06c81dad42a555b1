using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.Browser.Tests.Staff;

/// <summary>The console on a phone, without scripts, in the dark.</summary>
public sealed class AnyDeviceTests(SystemBrowser browser) : DeskTest(browser)
{
    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task A_case_can_be_taken_answered_and_closed(int width, bool scripts)
    {
        await using var parent = await ParentInNeedAsync();
        await using var staff = await SignedInAsync("佐藤", width: width, scripts: scripts);
        var name = $"{width}{(scripts ? "" : "-no-script")}";
        await staff.Window.ScreenshotAsync($"staff-queue-{name}");

        await staff.TakeFirstAsync();
        await staff.ReplyAsync("いまどこにいますか");
        await Expect(parent.LastAnswer).ToContainTextAsync("いまどこにいますか");
        await parent.WriteAsync("家にいます");
        await Expect(parent.Own.Last.Locator(".state")).ToContainTextAsync("送信済み");
        await staff.Page.ReloadAsync();
        await Expect(staff.Talk.Locator(".by-parent").Last).ToContainTextAsync("家にいます");
        await staff.Window.ScreenshotAsync($"staff-case-{name}", wholePage: true);
        await staff.CloseAsync("connected");

        await Expect(parent.LastAnswer).ToContainTextAsync("職員との話はここまでです");
        await Expect(staff.Page.GetByText("相談を終了しました。")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task Nothing_can_be_moved_sideways_and_all_text_stands_out(int width)
    {
        await using var parent = await ParentInNeedAsync();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var staff = await SignedInAsync(scheme == ColorScheme.Light ? "佐藤" : "伊藤", scheme, width);
            await AssertReadableAsync(staff);
            await staff.OpenFirstAsync();
            await AssertReadableAsync(staff);
            await staff.Window.ScreenshotAsync($"staff-case-{width}-{scheme}");
            if (await staff.TakeButton.IsVisibleAsync())
            {
                await staff.TakeButton.ClickAsync();
                await staff.Page.Locator("#close > summary").ClickAsync();
                await AssertReadableAsync(staff);
                await staff.Window.ScreenshotAsync($"staff-closing-{width}");
                await staff.Page.Locator("#ready > summary").ClickAsync();
                await AssertReadableAsync(staff);
                await staff.Window.ScreenshotAsync($"staff-ready-{width}");
            }
        }
    }

    [Fact]
    public async Task The_console_asks_no_other_host_and_leaves_its_log_empty()
    {
        await using var parent = await ParentInNeedAsync();
        await using var staff = await SignedInAsync("佐藤");

        await staff.TakeFirstAsync();
        await staff.ReplyAsync("いまどこにいますか");
        await Expect(staff.Talk.Locator(".by-staff")).ToBeVisibleAsync();

        Assert.Empty(staff.Window.Problems);
        Assert.Contains(staff.Window.Requests, address => address.AbsolutePath == "/staff/events");
        Assert.All(staff.Window.Requests, address => Assert.Equal(Server.Address.Authority, address.Authority));
    }

    private static async Task AssertReadableAsync(StaffPage staff)
    {
        Assert.Equal(0, await staff.Window.SidewaysAsync());
        var texts = await Contrast.OfAsync(staff.Page);
        Assert.True(texts.Length >= 5, "hardly any text was measured");
        Assert.All(texts, text => Assert.True(text.Ratio >= Contrast.Enough, $"{text.Ratio:0.00}: {text.Text}"));
    }
}
