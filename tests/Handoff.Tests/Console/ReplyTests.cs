using System.Net;

namespace Madoguchi.Handoff.Tests.Console;

/// <summary>What reaches the parent, and what must not.</summary>
public sealed class ReplyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ready_reply_reaches_the_parent_in_their_language_and_staff_keep_the_japanese()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, id) = await TakenAsync(host, "vi");
        var page = await browser.CaseAsync(id);
        Assert.Contains("いつなら電話で話せますか。", page.Text, StringComparison.Ordinal);
        Assert.Contains("Khi nào bạn có thể nói chuyện qua điện thoại?", page.Text, StringComparison.Ordinal);

        await browser.SendAsync(page, $"/staff/cases/{id}/ready", ("choice", "come-to-desk"));

        var sent = (await host.Cases.MessagesAsync(id))[^1];
        Assert.Equal(("staff", "vi"), (sent.Author, sent.Language));
        Assert.Equal("Hãy đến あやせ子育て窓口. Bạn không cần hẹn trước.", sent.Text);
        Assert.Equal("あやせ子育て窓口へ来てください。予約はいりません。", sent.StaffText);
    }

    [Fact]
    public async Task Japanese_is_never_sent_silently_to_somebody_who_reads_another_language()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, id) = await TakenAsync(host, "vi");

        var refused = await Html.ReadAsync(await browser.ActAsync(id, "reply", ("text", "明日電話します")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("まだ送っていません", refused.Text, StringComparison.Ordinal);
        Assert.Equal("明日電話します", refused.Box("reply"));
        Assert.DoesNotContain(await host.Cases.MessagesAsync(id), m => m.Author == "staff");

        await browser.SendAsync(refused, $"/staff/cases/{id}/reply", ("text", "明日電話します"), ("as-japanese", "yes"));
        var sent = (await host.Cases.MessagesAsync(id))[^1];
        Assert.Equal("Đây là câu trả lời của nhân viên, viết bằng tiếng Nhật.\n明日電話します", sent.Text);
        Assert.Equal("明日電話します", sent.StaffText);
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("ja-x-easy")]
    public async Task A_parent_who_reads_japanese_gets_what_was_typed(string language)
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, id) = await TakenAsync(host, language);

        await browser.ActAsync(id, "reply", ("text", "明日電話します\r\nいいですか"));

        Assert.Equal("明日電話します\nいいですか", (await host.Cases.MessagesAsync(id))[^1].Text);
    }

    [Fact]
    public async Task In_a_language_without_phrases_nothing_is_offered_and_nothing_sent()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, id) = await TakenAsync(host, "my");

        var refused = await Html.ReadAsync(await browser.ActAsync(id, "reply", ("text", "明日電話します"), ("as-japanese", "yes")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("明日電話します", refused.Box("reply"));
        Assert.False(refused.HasForm($"/staff/cases/{id}/ready"));
        Assert.DoesNotContain(await host.Cases.MessagesAsync(id), m => m.Author == "staff");
    }

    [Fact]
    public async Task The_same_form_sent_twice_sends_once()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, id) = await TakenAsync(host, "ja");
        var page = await browser.CaseAsync(id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SendAsync(page, $"/staff/cases/{id}/reply", ("text", "はい"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(await host.Cases.MessagesAsync(id), m => m.Author == "staff");
    }

    [Fact]
    public async Task A_reply_past_a_message_that_came_meanwhile_is_refused_once_with_the_text_kept()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, id) = await TakenAsync(host, "ja");
        var stale = await browser.CaseAsync(id);
        await host.Cases.SayAsync(id, "parent", "やっぱり今すぐ来てください", "ja");

        var refused = await Html.ReadAsync(await browser.SendAsync(stale, $"/staff/cases/{id}/reply", ("text", "では来週に <また>")));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("では来週に <また>", refused.Box("reply"));
        Assert.Contains("新しいメッセージか変更がありました", refused.Text, StringComparison.Ordinal);
        Assert.Contains("やっぱり今すぐ来てください", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await host.Cases.MessagesAsync(id), m => m.Author == "staff");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(refused, $"/staff/cases/{id}/reply", ("text", "すぐ行きます"))).StatusCode);
    }

    [Fact]
    public async Task A_reply_to_a_case_a_colleague_took_over_is_refused_and_can_be_copied()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, id) = await TakenAsync(host, "ja");
        var colleague = await host.AddStaffAsync("伊藤");
        var stale = await browser.CaseAsync(id);
        await host.Desk.ReturnAsync(id, 2, browser.Member.Id, Cancel);
        await host.Desk.TakeAsync(id, colleague.Id, Cancel);

        var refused = await Html.ReadAsync(await browser.SendAsync(stale, $"/staff/cases/{id}/reply", ("text", "長い返信")));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("伊藤さんが担当しています。", refused.Text, StringComparison.Ordinal);
        Assert.Equal("長い返信", refused.Box("kept"));
    }

    [Fact]
    public async Task Giving_a_window_sends_its_number_in_the_parents_language_and_is_kept_as_a_referral()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, id) = await TakenAsync(host, "vi");
        var page = await browser.CaseAsync(id);
        Assert.Contains("受付中・17:00まで", page.Text, StringComparison.Ordinal);
        Assert.Contains("二十四時間の電話", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("電話番号のない窓口", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("東京だけの電話", page.Text, StringComparison.Ordinal);

        await browser.SendAsync(page, $"/staff/cases/{id}/contact", ("choice", "window:test-window"));

        var sent = (await host.Cases.MessagesAsync(id))[^1];
        Assert.Equal("Bạn có thể hỏi Trung tâm Trẻ em và Gia đình (こども家庭センター). Số điện thoại là 0467-00-0000.", sent.Text);
        Assert.Equal("こども家庭センターに相談できます。電話番号は0467-00-0000です。", sent.StaffText);
        Assert.Contains("こども家庭センター 0467-00-0000", (await browser.CaseAsync(id)).Between("案内した窓口</h2>", "</ul>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ready", "no-such-reply")]
    [InlineData("contact", "line:tokyo-only")]
    [InlineData("contact", "window:no-phone")]
    public async Task A_choice_that_is_not_on_the_page_sends_nothing(string verb, string choice)
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, id) = await TakenAsync(host, "vi");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.ActAsync(id, verb, ("choice", choice))).StatusCode);
        Assert.DoesNotContain(await host.Cases.MessagesAsync(id), m => m.Author == "staff");
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing_and_gives_the_text_back()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, id) = await TakenAsync(host, "ja");

        var forged = await Html.ReadAsync(await browser.SendAsync(await browser.CaseAsync(id), $"/staff/cases/{id}/reply", ("token", ""), ("text", "偽の返信")));

        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Equal("偽の返信", forged.Box("kept"));
        Assert.DoesNotContain(await host.Cases.MessagesAsync(id), m => m.Author == "staff");
    }

    [Fact]
    public async Task A_reply_sent_after_the_session_ended_is_given_back_to_copy()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (browser, id) = await TakenAsync(host, "ja");
        var page = await browser.CaseAsync(id);
        host.Time.Advance(TimeSpan.FromHours(10));

        var answer = await Html.ReadAsync(await browser.SendAsync(page, $"/staff/cases/{id}/reply", ("text", "長い返信")));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("長い返信", answer.Box("kept"));
    }

    [Fact]
    public async Task The_state_of_every_reply_stands_beside_it()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        var id = await host.Cases.OpenAsync("a", language: "ja", address: "{}");
        await browser.ActAsync(id, "take");
        await browser.ActAsync(id, "reply", ("text", "はい"));
        Assert.Contains("送信待ち", (await browser.CaseAsync(id)).Text, StringComparison.Ordinal);

        await host.Store.WriteAsync(session => session.Execute("update messages set delivery = 'failed', delivery_error = '403' where author = 'staff'"), Cancel);

        Assert.Contains("送信できませんでした（403）", (await browser.CaseAsync(id)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_anybody_wrote_is_logged()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤花子");
        var id = await host.Cases.OpenAsync("secret-of-the-parent", language: "ja");
        await browser.ActAsync(id, "take");
        await browser.ActAsync(id, "reply", ("text", "secret-of-the-desk"));
        await browser.ActAsync(id, "note", ("text", "secret-note"));

        Assert.Contains(id, host.Log.All, StringComparison.Ordinal);
        Assert.All(["secret", "佐藤花子", ConsoleHost.Password], words => Assert.DoesNotContain(words, host.Log.All, StringComparison.Ordinal));
    }

    private static async Task<(StaffBrowser Browser, string CaseId)> TakenAsync(ConsoleHost host, string language)
    {
        var browser = await host.SignedInAsync("佐藤");
        var id = await host.Cases.OpenAsync("a", language: language);
        await host.Desk.TakeAsync(id, browser.Member.Id, Cancel);
        return (browser, id);
    }
}
