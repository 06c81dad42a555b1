using System.Globalization;
using Madoguchi.Browser.Tests.Parent;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.Browser.Tests.Staff;

/// <summary>A parent and a person of the desk, both with their page open.</summary>
public sealed class ReplyTests(SystemBrowser browser) : DeskTest(browser)
{
    private const string Ready = "いま、あなたとお子さんは安全ですか。";

    [Fact]
    public async Task The_words_that_worried_are_marked_and_taking_the_case_makes_it_ones_own()
    {
        await using var parent = await ParentInNeedAsync();
        await using var staff = await SignedInAsync("佐藤");

        await staff.OpenFirstAsync();

        await Expect(staff.Talk.Locator(".by-parent mark").First).ToBeVisibleAsync();
        Assert.Contains("ゆさぶ", string.Concat(await staff.Talk.Locator("mark").AllTextContentsAsync()), StringComparison.Ordinal);
        await Expect(staff.Page.Locator(".signals")).ToContainTextAsync("緊急");
        await staff.Window.ScreenshotAsync("staff-case-waiting-1280");
        await staff.TakeButton.ClickAsync();
        await Expect(staff.Page.Locator(".done")).ToHaveTextAsync("担当になりました。");
        await Expect(staff.Page.Locator(".case-head")).ToContainTextAsync("自分の担当");
    }

    [Fact]
    public async Task A_ready_reply_is_on_the_open_page_of_the_parent_with_the_word_that_a_person_has_joined()
    {
        await using var parent = await ParentInNeedAsync();
        await using var staff = await SignedInAsync("佐藤");
        await staff.TakeFirstAsync();
        await staff.Page.EvaluateAsync("() => document.addEventListener('submit', () => localStorage.setItem('sent', String(Date.now())))");
        var appeared = parent.Page.EvaluateAsync<double>(Appearance, Ready);

        await staff.ReplyReadyAsync(Ready);

        var milliseconds = await appeared - double.Parse(await staff.Page.EvaluateAsync<string>("() => localStorage.getItem('sent')"), CultureInfo.InvariantCulture);
        TestContext.Current.SendDiagnosticMessage($"from the click of staff to the page of the parent: {milliseconds} ms");
        Assert.InRange(milliseconds, 0, 10_000);
        var reply = parent.Log.Locator("article.staff");
        await Expect(reply).ToHaveCountAsync(1);
        await Expect(reply).ToContainTextAsync(Ready);
        await Expect(parent.Page.Locator("#staff-banner")).ToBeVisibleAsync();
        await Expect(parent.Page.Locator("#staff-banner")).ToContainTextAsync("返事は人が書いています");
        await Expect(staff.Talk.Locator(".by-staff")).ToContainTextAsync(Ready);
        await parent.Window.ScreenshotAsync("parent-staff-reply-ja-360");
        await staff.Window.ScreenshotAsync("staff-replied-1280");
    }

    [Fact]
    public async Task What_the_parent_writes_appears_while_a_reply_is_typed_and_the_program_keeps_silent()
    {
        await using var parent = await ParentInNeedAsync();
        await using var staff = await SignedInAsync("佐藤");
        await staff.TakeFirstAsync();
        await Expect(parent.Page.Locator("#staff-banner")).ToBeHiddenAsync();
        var answers = await parent.Answers.CountAsync();
        await staff.Reply.PressSequentiallyAsync("すぐにうかがい");
        await staff.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        await parent.WriteAsync("児童手当の申し込み");

        await Expect(staff.Talk.Locator(".by-parent").Last).ToContainTextAsync("児童手当の申し込み");
        await Expect(staff.Reply).ToHaveValueAsync("すぐにうかがい");
        await Expect(staff.Reply).ToBeFocusedAsync();
        Assert.True(await staff.Page.EvaluateAsync<bool>("() => window.sameDocument"));
        await Expect(parent.Own.Last.Locator(".state")).ToContainTextAsync("送信済み");
        await staff.Window.ScreenshotAsync("staff-typing-1280");

        // Whatever the program had to say would stand before the person's words.
        await staff.Reply.FillAsync("あとでお答えします");
        await staff.SendButton.ClickAsync();
        await Expect(staff.Page.Locator("#reply-refusal")).ToBeVisibleAsync();
        await staff.SendButton.ClickAsync();
        await Expect(parent.LastAnswer).ToContainTextAsync("あとでお答えします");
        await Expect(parent.Answers).ToHaveCountAsync(answers + 1);
        await Expect(staff.Talk.Locator(".by-staff")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reply_past_what_the_parent_has_written_meanwhile_is_refused_once_and_the_text_stays()
    {
        await using var parent = await ParentInNeedAsync();
        await using var staff = await SignedInAsync("佐藤", scripts: false);
        await staff.TakeFirstAsync();
        await parent.WriteAsync("子どもの意識がもどりました");
        await Expect(parent.Own.Last.Locator(".state")).ToContainTextAsync("送信済み");

        await staff.ReplyAsync("救急車を待つあいだ、動かさないでください");

        await Expect(staff.Page.Locator("#reply-refusal")).ToContainTextAsync("新しいメッセージ");
        await Expect(staff.Reply).ToHaveValueAsync("救急車を待つあいだ、動かさないでください");
        await Expect(staff.Talk.Locator(".by-parent").Last).ToContainTextAsync("意識がもどりました");
        await Expect(staff.Talk.Locator(".by-parent").Last).ToBeInViewportAsync();
        await Expect(parent.Log.Locator("article.staff")).ToHaveCountAsync(0);
        await staff.Window.ScreenshotAsync("staff-stale-1280");
        await staff.SendButton.ClickAsync();
        await Expect(parent.Log.Locator("article.staff")).ToHaveCountAsync(1);
        await Expect(staff.Talk.Locator(".by-staff")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Closing_with_an_outcome_tells_the_parent_and_the_program_answers_again()
    {
        await using var parent = await ParentInNeedAsync();
        await parent.LiveInAsync("ayase");
        await using var staff = await SignedInAsync("佐藤");
        await staff.TakeFirstAsync();
        await staff.ReplyReadyAsync(Ready);
        await Expect(parent.Page.Locator("#staff-banner")).ToBeVisibleAsync();

        await staff.CloseAsync("referred");

        await Expect(staff.Page.Locator(".done")).ToHaveTextAsync("相談を終了しました。");
        await Expect(parent.LastAnswer).ToContainTextAsync("職員との話はここまでです");
        await Expect(parent.Page.Locator("#staff-banner")).ToBeHiddenAsync();
        await parent.SayAsync("児童手当の申し込み");
        await Expect(parent.LastArticle.Locator("h2")).ToHaveTextAsync("児童手当");
        await parent.Window.ScreenshotAsync("parent-closed-ja-360");
    }

    [Fact]
    public async Task A_parent_who_reads_another_language_gets_the_ready_reply_in_it()
    {
        await using var parent = await ParentAsync("en-US");
        await parent.SayAsync("My son swallowed a battery and he is not breathing");
        await using var staff = await SignedInAsync("佐藤");
        await staff.TakeFirstAsync();

        await staff.ReplyReadyAsync(Ready);

        await Expect(parent.Log.Locator("article.staff")).ToContainTextAsync("Are you and your child safe right now?");
        await Expect(staff.Talk.Locator(".by-staff .japanese")).ToContainTextAsync(Ready);
        await staff.Page.Locator("#contacts > summary").ClickAsync();
        await staff.Window.ScreenshotAsync("staff-english-contacts-1280");
    }

    /// <summary>When a text appears in the conversation, on the clock of the page.</summary>
    private const string Appearance = """
        (text) => new Promise((resolve) => {
          const log = document.getElementById("log");
          const look = () => log.textContent.includes(text) && resolve(Date.now());
          new MutationObserver(look).observe(log, { childList: true, subtree: true });
          look();
        })
        """;
}
