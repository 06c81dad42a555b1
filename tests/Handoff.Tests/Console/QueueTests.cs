using Madoguchi.Handoff.Accounts;

namespace Madoguchi.Handoff.Tests.Console;

/// <summary>The list of who is waiting.</summary>
public sealed class QueueTests
{
    [Fact]
    public async Task An_empty_queue_says_so_kindly()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");

        var page = await browser.PageAsync("/staff");

        Assert.Contains("いま待っている方はいません。おつかれさまです。", page.Text, StringComparison.Ordinal);
        Assert.Contains("あやせ子育て窓口", page.Text, StringComparison.Ordinal);
        Assert.Contains("開庁中", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emergencies_come_first_and_every_row_says_in_japanese_what_staff_need_to_choose()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        var concern = await host.Cases.OpenAsync("a", tier: 1, deadline: 480, language: "pt");
        var urgent = await host.Cases.OpenAsync("b", tier: 2, deadline: 30, category: "E3", words: "b");
        var emergency = await host.Cases.OpenAsync("c", tier: 3, deadline: 5, category: "B1", words: "c");
        host.Time.Advance(TimeSpan.FromMinutes(2));

        var page = await browser.PageAsync("/staff");

        var order = new[] { emergency, urgent, concern }.Select(id => page.Source.IndexOf($"href=\"/staff/cases/{id}\"", StringComparison.Ordinal)).ToList();
        Assert.All(order, at => Assert.True(at > 0));
        Assert.Equal(order.Order(), order);
        var row = new Html(page.Status, page.Between($"href=\"/staff/cases/{emergency}\"", "</a>")).Text;
        Assert.All(
            ["緊急", "子どもへの暴力（けがのおそれ）", "ベトナム語", "綾瀬市", "LINE", "2分待ち", "残り3分"],
            words => Assert.Contains(words, row, StringComparison.Ordinal));
        Assert.Contains("(3)", page.Between("<title>", "</title>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, "残り20分")]
    [InlineData(25, "期限間近 残り5分")]
    [InlineData(33, "期限を3分超過")]
    public async Task The_clock_warns_in_words_before_it_is_late(int minutes, string words)
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        await host.Cases.OpenAsync("a", deadline: 30);
        host.Time.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Contains(words, (await browser.PageAsync("/staff")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_stand_under_whose_they_are_and_say_where_the_parent_waits_for_an_answer()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var mine = await host.SignedInAsync("佐藤");
        var colleague = await host.AddStaffAsync("伊藤");
        var own = await host.Cases.OpenAsync("a", address: "{}");
        var other = await host.Cases.OpenAsync("b");
        var done = await host.Cases.OpenAsync("c");
        await host.Desk.TakeAsync(own, mine.Member.Id, TestContext.Current.CancellationToken);
        await host.Desk.TakeAsync(other, colleague.Id, TestContext.Current.CancellationToken);
        await host.Desk.TakeAsync(done, colleague.Id, TestContext.Current.CancellationToken);
        await host.Desk.CloseAsync(done, 2, colleague.Id, "referred", host.Time.GetUtcNow().AddDays(1), TestContext.Current.CancellationToken);
        await host.Cases.SayAsync(own, "bot", "x", delivery: "failed");

        var page = await mine.PageAsync("/staff");

        Assert.Contains($"/staff/cases/{own}\"", page.Between("自分の担当", "</section>"), StringComparison.Ordinal);
        Assert.Contains("返事が来ています", page.Between("自分の担当", "</section>"), StringComparison.Ordinal);
        Assert.Contains("送信失敗あり", page.Between("自分の担当", "</section>"), StringComparison.Ordinal);
        Assert.Contains($"/staff/cases/{other}\"", page.Between("他の職員", "</section>"), StringComparison.Ordinal);
        Assert.Contains("担当 伊藤", page.Between("他の職員", "</section>"), StringComparison.Ordinal);
        Assert.Contains("明日", page.Between("フォローアップ", "</section>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_runs_anything_that_is_not_its_own()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤", StaffRole.Admin);
        var id = await host.Cases.OpenAsync("a");
        foreach (var path in new[] { "/staff", $"/staff/cases/{id}", "/staff/sign-in" })
        {
            var answer = await browser.GetAsync(path);
            var page = await Html.ReadAsync(answer);

            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.DoesNotContain("style=", page.Source, StringComparison.Ordinal);
            Assert.DoesNotContain(" onclick", page.Source, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", page.Source, StringComparison.Ordinal);
            foreach (var asset in System.Text.RegularExpressions.Regex.Matches(page.Source, "(?:src|href)=\"([^\"]*console\\.(?:js|css)[^\"]*)\"").Select(m => m.Groups[1].Value))
            {
                Assert.Equal(System.Net.HttpStatusCode.OK, (await host.Browse().GetAsync(asset)).StatusCode);
            }
        }
    }
}
