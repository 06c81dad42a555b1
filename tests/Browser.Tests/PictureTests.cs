using Madoguchi.Browser.Tests.Parent;
using Madoguchi.Browser.Tests.Staff;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.Browser.Tests;

/// <summary>One evening in two windows; the picture in docs/ is made of its screenshots.</summary>
public sealed class PictureTests(SystemBrowser browser) : DeskTest(browser)
{
    [Fact]
    public async Task A_parent_asks_in_English_and_a_person_of_the_desk_goes_on_in_Japanese()
    {
        await using var parent = await ParentAsync("en-US");
        await parent.Page.SetViewportSizeAsync(390, 844);
        await parent.LiveInAsync("yokohama");
        await parent.SayAsync("Who is open now?");
        await parent.QuickReplies.Filter(new() { HasText = "My child is sick" }).TapAsync();
        await Expect(parent.Log.Locator("section.contact .call").First).ToBeVisibleAsync();
        await parent.Own.Last.EvaluateAsync("question => { question.parentElement.scrollTop = question.offsetTop - 16; }");
        await parent.Window.ScreenshotAsync("picture-phone");
        await parent.QuickReplies.Filter(new() { HasText = "Talk to a person" }).TapAsync();
        await Expect(parent.Answers.Filter(new() { HasText = "our staff" })).ToHaveCountAsync(1);
        await using var staff = await SignedInAsync("佐藤");
        await staff.Page.SetViewportSizeAsync(1200, 844);
        await staff.TakeFirstAsync();
        await staff.ReplyReadyAsync("お子さんは何歳(何か月)ですか。");
        await Expect(parent.LastAnswer).ToContainTextAsync("How old is your child");
        await parent.WriteAsync("She is 8 months old");

        await Expect(staff.Talk.Locator(".by-parent").Last).ToContainTextAsync("8 months");
        await Expect(staff.Talk.Locator(".by-staff .japanese")).ToContainTextAsync("何歳");
        await staff.Window.ScreenshotAsync("picture-console");
    }
}
