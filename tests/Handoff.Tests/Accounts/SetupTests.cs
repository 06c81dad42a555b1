using System.Net;
using Madoguchi.Handoff.Accounts;
using Madoguchi.Handoff.Tests.Console;
using Madoguchi.Testing;

namespace Madoguchi.Handoff.Tests.Accounts;

/// <summary>The first administrator, and links with which people set their passwords.</summary>
public sealed class SetupTests
{
    public static TheoryData<Engine> Engines => [Engine.Sqlite, Engine.Postgres];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_of_the_first_run_makes_an_administrator_once()
    {
        await using var host = await ConsoleHost.StartAsync();
        var link = (await host.Get<StaffSetup>().FirstLinkAsync(Cancel))!;
        using var first = host.Browse();
        Assert.Contains("まだ職員の登録がありません", (await first.PageAsync("/staff/sign-in")).Text, StringComparison.Ordinal);

        var page = await first.PageAsync(link);
        var answer = await SetUpAsync(first, page, ("name", "佐藤"));

        Assert.Equal("/staff", answer.Headers.Location!.OriginalString);
        Assert.Contains("管理者", (await first.PageAsync("/staff")).Text, StringComparison.Ordinal);
        using var second = host.Browse();
        Assert.Equal(HttpStatusCode.Gone, (await second.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await SetUpAsync(second, await OtherFormAsync(host, second, link), ("name", "泥棒"))).StatusCode);
        Assert.Null(await host.Get<StaffSetup>().FirstLinkAsync(Cancel));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Of_two_links_of_the_first_run_used_at_the_same_moment_one_counts(Engine engine)
    {
        Assert.SkipWhen(TestDatabase.WhyNot(engine) is not null, TestDatabase.WhyNot(engine) ?? "");
        await using var database = await TestDatabase.OpenAsync(engine);
        var time = new ManualTime();
        var setup = new StaffSetup(database.Store, new StaffAccounts(database.Store, time), time);
        var codes = new[] { await setup.FirstLinkAsync(Cancel), await setup.FirstLinkAsync(Cancel) }.Select(link => link!.Split('=')[1]);

        var members = await Task.WhenAll(codes.Select((code, i) => setup.RedeemAsync(code, $"admin {i}", ConsoleHost.Password)));

        Assert.Single(members, member => member is { Role: StaffRole.Admin });
        Assert.Equal(1, await database.Store.ReadAsync(session => session.First<long>("select count(*) from staff"), Cancel));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_personal_link_sets_the_password_once_within_a_day(Engine engine)
    {
        Assert.SkipWhen(TestDatabase.WhyNot(engine) is not null, TestDatabase.WhyNot(engine) ?? "");
        await using var database = await TestDatabase.OpenAsync(engine);
        var time = new ManualTime();
        var accounts = new StaffAccounts(database.Store, time);
        var setup = new StaffSetup(database.Store, accounts, time);
        var (link, isNew) = await setup.InviteAsync("佐藤", StaffRole.Staff, Cancel);
        var code = link.Split('=')[1];
        Assert.True(isNew);
        Assert.Null((await accounts.VerifyAsync("佐藤", "", Cancel)).Member);

        Assert.Equal("佐藤", (await setup.FindAsync(code, Cancel))!.Name);
        Assert.Equal("佐藤", (await setup.RedeemAsync(code, "", ConsoleHost.Password, Cancel))!.Name);
        Assert.Null(await setup.RedeemAsync(code, "", "another long password", Cancel));
        Assert.NotNull((await accounts.VerifyAsync("佐藤", ConsoleHost.Password, Cancel)).Member);

        var (late, renewed) = await setup.InviteAsync("佐藤", StaffRole.Supervisor, Cancel);
        Assert.False(renewed);
        time.Advance(StaffSetup.Validity);
        Assert.Null(await setup.FindAsync(late.Split('=')[1], Cancel));
        Assert.Equal(StaffRole.Supervisor, (await accounts.VerifyAsync("佐藤", ConsoleHost.Password, Cancel)).Member!.Role);
    }

    [Fact]
    public async Task The_store_holds_neither_codes_nor_passwords()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (link, _) = await host.Get<StaffSetup>().InviteAsync("佐藤", StaffRole.Staff, Cancel);
        await host.AddStaffAsync("伊藤");

        var stored = string.Join('\n', await host.Store.ReadAsync(
            session => session.Query<string>("select name || value from settings union all select password_hash from staff"), Cancel));

        Assert.DoesNotContain(link.Split('=')[1], stored, StringComparison.Ordinal);
        Assert.DoesNotContain(ConsoleHost.Password, stored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", "short", "12文字以上")]
    [InlineData("correct horse battery", "correct horse battle", "同じではありません")]
    [InlineData("佐藤佐藤佐藤佐藤佐藤佐藤", "佐藤佐藤佐藤佐藤佐藤佐藤", "名前を入れないで")]
    public async Task A_password_that_will_not_do_is_refused_with_the_reason_and_the_link_stays_good(string password, string again, string reason)
    {
        await using var host = await ConsoleHost.StartAsync();
        var (link, _) = await host.Get<StaffSetup>().InviteAsync("佐藤", StaffRole.Staff, Cancel);
        using var browser = host.Browse();

        var answer = await Html.ReadAsync(await browser.SendAsync(await browser.PageAsync(link), "/staff/setup", ("password", password), ("again", again)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(reason, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(password, answer.Source, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(link)).StatusCode);
    }

    [Theory]
    [InlineData("", StaffRole.Staff)]
    [InlineData("佐藤", "boss")]
    public async Task An_invitation_needs_a_name_and_a_role_that_exists(string name, string role)
    {
        await using var host = await ConsoleHost.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => host.Get<StaffSetup>().InviteAsync(name, role, Cancel));
    }

    [Fact]
    public async Task A_new_password_signs_out_whoever_used_the_old_one()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        var (link, _) = await host.Get<StaffSetup>().InviteAsync("佐藤", StaffRole.Staff, Cancel);

        await host.Get<StaffSetup>().RedeemAsync(link.Split('=')[1], "", "another long password", Cancel);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/staff")).StatusCode);
    }

    // A good form of somebody else, with the used code in it.
    private static async Task<Html> OtherFormAsync(ConsoleHost host, StaffBrowser browser, string usedLink)
    {
        var (link, _) = await host.Get<StaffSetup>().InviteAsync("伊藤", StaffRole.Staff, Cancel);
        var page = await browser.PageAsync(link);
        return page with { Source = page.Source.Replace(link.Split('=')[1], usedLink.Split('=')[1], StringComparison.Ordinal) };
    }

    private static Task<HttpResponseMessage> SetUpAsync(StaffBrowser browser, Html page, (string, string) name) =>
        browser.SendAsync(page, "/staff/setup", name, ("password", ConsoleHost.Password), ("again", ConsoleHost.Password));
}
