using System.Net;
using Madoguchi.Handoff.Accounts;
using Madoguchi.Handoff.Tests.Console;

namespace Madoguchi.Handoff.Tests.Accounts;

/// <summary>Signing in and out, as a browser meets it.</summary>
public sealed class SignInTests
{
    [Theory]
    [InlineData("/staff")]
    [InlineData("/staff/cases/some-id")]
    [InlineData("/staff/no-such-page")]
    public async Task A_stranger_is_sent_to_sign_in_and_comes_back_to_the_page(string path)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.AddStaffAsync("佐藤");
        using var browser = host.Browse();

        var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/staff/sign-in?return=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);

        var page = await browser.PageAsync(answer.Headers.Location.PathAndQuery);
        var signedIn = await browser.SendAsync(page, "/staff/sign-in", ("name", "佐藤"), ("password", ConsoleHost.Password));
        Assert.Equal(path, signedIn.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Strangers_get_neither_events_nor_forms_and_the_parents_page_stays_open_to_all()
    {
        await using var host = await ConsoleHost.StartAsync();
        var id = await host.Cases.OpenAsync("a");
        using var browser = host.Browse();

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/staff/events")).StatusCode);
        var posted = await browser.Http.PostAsync(
            new Uri($"/staff/cases/{id}/take", UriKind.Relative), new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, posted.StatusCode);
        Assert.Equal("waiting", (await host.Get<Handoff.Cases.CaseBoard>().QueueAsync(TestContext.Current.CancellationToken)).Single().State);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("https://example.com/staff")]
    [InlineData("//example.com/staff")]
    [InlineData("/staff.example.com")]
    [InlineData("")]
    public async Task Signing_in_never_leads_to_another_site(string target)
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.AddStaffAsync("佐藤");
        using var browser = host.Browse();

        var page = await browser.PageAsync("/staff/sign-in?return=" + Uri.EscapeDataString(target));
        var answer = await browser.SendAsync(page, "/staff/sign-in", ("name", "佐藤"), ("password", ConsoleHost.Password));

        Assert.Equal("/staff", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_name_is_found_however_its_width_and_spaces_are_typed()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.AddStaffAsync("Sato 由美");
        using var browser = host.Browse();

        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("　Ｓａｔｏ　由美 ", ConsoleHost.Password)).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_fifteen_minutes_even_for_the_right_one()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.AddStaffAsync("佐藤");
        using var browser = host.Browse();
        for (var i = 0; i < 4; i++)
        {
            var wrong = await Html.ReadAsync(await browser.SignInAsync("佐藤", "not the password"));
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
            Assert.Contains("名前かパスワードが違います", wrong.Text, StringComparison.Ordinal);
        }

        Assert.Contains("10:15まで", (await Html.ReadAsync(await browser.SignInAsync("佐藤", "not the password"))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync("佐藤", ConsoleHost.Password)).StatusCode);
        host.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("佐藤", ConsoleHost.Password)).StatusCode);
    }

    [Fact]
    public async Task The_eleventh_try_in_a_minute_is_turned_away()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = host.Browse();
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync($"nobody {i}", "not the password")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync("nobody", "not the password")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_so_that_a_copied_cookie_is_worth_nothing()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        var page = await browser.PageAsync("/staff");
        var copied = browser.Cookies.GetCookieHeader(new Uri(host.Address, "/staff"));

        var answer = await browser.SendAsync(page, "/staff/sign-out");

        Assert.Equal("/staff/sign-in", answer.Headers.Location!.OriginalString);
        using var thief = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false });
        thief.DefaultRequestHeaders.Add("Cookie", copied);
        Assert.Contains("madoguchi.staff", copied, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync(new Uri(host.Address, "/staff"), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_a_working_day_and_a_page_that_refreshes_itself_does_not_prolong_it()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        for (var hour = 0; hour < 8; hour++)
        {
            host.Time.Advance(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await RefreshAsync(browser)).StatusCode);
        }

        host.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefreshAsync(browser)).StatusCode);
    }

    [Fact]
    public async Task Somebody_who_works_stays_signed_in_beyond_the_length_of_a_session()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        for (var hour = 0; hour < 14; hour++)
        {
            host.Time.Advance(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/staff")).StatusCode);
        }
    }

    [Fact]
    public async Task A_role_that_changes_counts_from_the_next_page_on()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        var id = await host.Cases.OpenAsync("a");
        Assert.DoesNotContain("閲覧記録", (await browser.CaseAsync(id)).Text, StringComparison.Ordinal);

        await host.Get<StaffSetup>().InviteAsync("佐藤", StaffRole.Supervisor, TestContext.Current.CancellationToken);

        Assert.Contains("閲覧記録", (await browser.CaseAsync(id)).Text, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> RefreshAsync(StaffBrowser browser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/staff", UriKind.Relative));
        request.Headers.Add("X-Console-Refresh", "1");
        return await browser.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
