using System.Net;
using Madoguchi.Handoff.Accounts;
using Madoguchi.Handoff.Cases;

namespace Madoguchi.Handoff.Tests.Console;

/// <summary>What the page of a case shows, and taking, giving back and closing one.</summary>
public sealed class CasePageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_parents_write_is_shown_and_never_run()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        const string Evil = "<script>alert(1)</script> \"><img src=x onerror=alert(2)> & <b>đánh</b>";
        var id = await host.Cases.OpenAsync(Evil, words: "<b>đánh</b>", name: "<i>Lan</i>");

        var page = await browser.CaseAsync(id);

        Assert.DoesNotContain("<script>alert", page.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page.Source, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>Lan", page.Source, StringComparison.Ordinal);
        Assert.Contains(Evil, page.Text, StringComparison.Ordinal);
        Assert.Contains("<mark>&lt;b&gt;", page.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_that_worried_are_marked_where_the_parent_wrote_them()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        var id = await host.Cases.OpenAsync("Tôi đã Lac manh con, lac manh hai lần", tier: 3, category: "B1", words: "lac manh");
        await host.Cases.SayAsync(id, "parent", "lac manh");

        var page = await browser.CaseAsync(id);

        Assert.Contains(">Tôi đã <mark>Lac manh</mark> con, <mark>lac manh</mark> hai lần</div>", WebUtility.HtmlDecode(page.Source), StringComparison.Ordinal);
        Assert.Contains(">lac manh</div>", page.Source, StringComparison.Ordinal);
        Assert.Contains("子どもへの暴力（けがのおそれ）", new Html(page.Status, page.Between("class=\"signals\"", "</ul>")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_a_case_makes_it_ones_own_and_the_second_is_told_who_was_faster()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var first = await host.SignedInAsync("佐藤");
        using var second = await host.SignedInAsync("伊藤");
        var id = await host.Cases.OpenAsync("a");
        var seenBySecond = await second.CaseAsync(id);

        Assert.Equal(HttpStatusCode.Redirect, (await first.ActAsync(id, "take")).StatusCode);
        var refused = await Html.ReadAsync(await second.SendAsync(seenBySecond, $"/staff/cases/{id}/take"));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("佐藤さんが担当しています。", refused.Text, StringComparison.Ordinal);
        Assert.False(refused.HasForm($"/staff/cases/{id}/reply"));
        Assert.True((await first.CaseAsync(id)).HasForm($"/staff/cases/{id}/reply"));
    }

    [Fact]
    public async Task A_supervisor_puts_the_case_of_an_absent_colleague_back_and_nobody_else_can()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var colleague = await host.SignedInAsync("伊藤");
        using var supervisor = await host.SignedInAsync("佐藤", StaffRole.Supervisor);
        var absent = await host.AddStaffAsync("田中");
        var id = await host.Cases.OpenAsync("a");
        await host.Desk.TakeAsync(id, absent.Id, Cancel);
        var form = await supervisor.CaseAsync(id);
        Assert.False((await colleague.CaseAsync(id)).HasForm($"/staff/cases/{id}/return"));

        var fields = new FormUrlEncodedContent(new Dictionary<string, string>((await colleague.CaseAsync(id)).HiddenFields($"/staff/cases/{id}/note", [])));
        Assert.Equal(HttpStatusCode.Conflict, (await colleague.Http.PostAsync(new Uri($"/staff/cases/{id}/return", UriKind.Relative), fields, Cancel)).StatusCode);
        Assert.Equal("/staff?done=returned", (await supervisor.SendAsync(form, $"/staff/cases/{id}/return")).Headers.Location!.OriginalString);
        Assert.Equal("waiting", (await host.Get<CaseBoard>().QueueAsync(Cancel)).Single().State);
    }

    [Fact]
    public async Task Closing_asks_for_the_outcome_and_a_follow_up_that_is_not_in_the_past()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        var id = await host.Cases.OpenAsync("a");
        await browser.ActAsync(id, "take");

        var noOutcome = await Html.ReadAsync(await browser.ActAsync(id, "close", ("choice", ""), ("follow-up", "2026-11-27")));
        var past = await Html.ReadAsync(await browser.ActAsync(id, "close", ("choice", "referred"), ("follow-up", "2026-11-19")));
        Assert.Contains("結果を選んでください", noOutcome.Text, StringComparison.Ordinal);
        Assert.Contains("2026-11-27", noOutcome.Source, StringComparison.Ordinal);
        Assert.Contains("今日から1年以内", past.Text, StringComparison.Ordinal);

        var closed = await browser.ActAsync(id, "close", ("choice", "referred"), ("follow-up", "2026-11-21"));
        Assert.Equal("/staff?done=closed", closed.Headers.Location!.OriginalString);
        Assert.Contains("明日", (await browser.PageAsync("/staff")).Between("フォローアップ", "</section>"), StringComparison.Ordinal);
        Assert.Contains("終了：窓口を案内した", (await browser.CaseAsync(id)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_follow_up_is_recorded_or_leads_back_into_the_conversation()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        foreach (var (verb, choice) in new[] { ("follow-up", "connected"), ("reopen", "") })
        {
            var id = await host.Cases.OpenAsync("a");
            await browser.ActAsync(id, "take");
            await browser.ActAsync(id, "close", ("choice", "referred"), ("follow-up", "2026-11-20"));

            Assert.Equal(HttpStatusCode.Redirect, (await browser.ActAsync(id, verb, ("choice", choice))).StatusCode);

            Assert.Empty(await host.Get<CaseBoard>().FollowUpsAsync(host.Time.GetUtcNow().AddDays(9), Cancel));
            Assert.Equal(verb == "reopen", (await browser.CaseAsync(id)).HasForm($"/staff/cases/{id}/reply"));
        }
    }

    [Fact]
    public async Task Who_read_a_case_is_recorded_and_shown_to_supervisors_only()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var reader = await host.SignedInAsync("伊藤");
        using var supervisor = await host.SignedInAsync("佐藤", StaffRole.Supervisor);
        var id = await host.Cases.OpenAsync("a");

        Assert.DoesNotContain("閲覧記録", (await reader.CaseAsync(id)).Text, StringComparison.Ordinal);

        Assert.Contains("伊藤", (await supervisor.CaseAsync(id)).Between("id=\"views\"", "</details>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_are_kept_with_their_author_and_never_reach_the_parent()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        var id = await host.Cases.OpenAsync("a");

        await browser.ActAsync(id, "note", ("text", "夫の前では電話しない\r\n<b>注意</b>"));

        var page = await browser.CaseAsync(id);
        Assert.Contains("夫の前では電話しない\n<b>注意</b>", page.Between("class=\"notes\"", "</ul>"), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>注意", page.Source, StringComparison.Ordinal);
        Assert.Single(await host.Cases.MessagesAsync(id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.ActAsync(id, "note", ("text", "  "))).StatusCode);
    }

    [Fact]
    public async Task A_case_that_does_not_exist_is_a_page_that_says_so()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/staff/cases/no-such-case")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/staff/no/such/page")).StatusCode);
    }
}
