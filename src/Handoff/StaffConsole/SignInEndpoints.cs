using System.Globalization;
using Madoguchi.Handoff.Accounts;
using Madoguchi.Knowledge.Hours;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>Signing in and out, and the page on which people choose their password.</summary>
internal static class SignInEndpoints
{
    public static void Map(RouteGroupBuilder staff)
    {
        var strangers = staff.MapGroup("").AllowAnonymous();
        strangers.MapGet("/sign-in", (Delegate)ShowAsync);
        strangers.MapPost("/sign-in", SignInAsync).AddEndpointFilter(LimitAsync);
        strangers.MapGet("/setup", ShowSetupAsync);
        strangers.MapPost("/setup", SetUpAsync).AddEndpointFilter(LimitAsync);
        staff.MapPost("/sign-out", (Delegate)SignOutAsync);
    }

    /// <summary>Answers a form that came after the session had ended, showing what was typed in it.</summary>
    public static async Task ShowExpiredAsync(HttpContext http)
    {
        ConsoleGuard.Harden(http);
        var notice = Notice.SignedOut with { Kept = await ConsoleGuard.KeptTextAsync(http) };
        await Page.Of<NoticePage>(notice, StatusCodes.Status401Unauthorized).ExecuteAsync(http);
    }

    private static ValueTask<object?> LimitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<SignInLimit>().InvokeAsync(context, next);

    private static async Task<IResult> ShowAsync(HttpContext http, StaffAccounts accounts, ConsoleScreens screens) =>
        Page.Of<SignInPage>(screens.SignIn(http.Request.Query["return"], nobodyYet: !await accounts.AnyAsync(http.RequestAborted)));

    private static async Task<IResult> SignInAsync(HttpContext http, StaffAccounts accounts, ConsoleScreens screens)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var name = form["name"].ToString();
        var check = await accounts.VerifyAsync(name, form["password"].ToString(), http.RequestAborted);
        if (check.Member is { } member)
        {
            await StaffCookie.SignInAsync(http, member);
            return TypedResults.LocalRedirect(SafeReturn(form["return"]));
        }

        var problem = check.LockedUntil is { } until
            ? string.Create(CultureInfo.InvariantCulture, $"続けて5回間違えたため、{JapanTime.WallClock(until):HH:mm}までサインインできません。")
            : "名前かパスワードが違います。";
        return Page.Of<SignInPage>(screens.SignIn(form["return"], problem: problem, name: name), StatusCodes.Status401Unauthorized);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http)
    {
        await StaffCookie.SignOutAsync(http);
        return TypedResults.LocalRedirect("/staff/sign-in");
    }

    private static async Task<IResult> ShowSetupAsync(HttpContext http, StaffSetup setup, ConsoleScreens screens)
    {
        var code = http.Request.Query["code"].ToString();
        return await setup.FindAsync(code, http.RequestAborted) is { } found
            ? Page.Of<SetupPage>(screens.Setup(code, found))
            : Page.Of<NoticePage>(Notice.BadLink, StatusCodes.Status410Gone);
    }

    private static async Task<IResult> SetUpAsync(HttpContext http, StaffSetup setup, ConsoleScreens screens)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var code = form["code"].ToString();
        if (await setup.FindAsync(code, http.RequestAborted) is not { } found)
        {
            return Page.Of<NoticePage>(Notice.BadLink, StatusCodes.Status410Gone);
        }

        var name = StaffAccounts.Tidy(found.Name ?? form["name"].ToString());
        var password = form["password"].ToString();
        if (ProblemWith(name, password, form["again"].ToString()) is { } problem)
        {
            return Page.Of<SetupPage>(screens.Setup(code, found, problem, name), StatusCodes.Status422UnprocessableEntity);
        }

        if (await setup.RedeemAsync(code, name, password, http.RequestAborted) is not { } member)
        {
            return Page.Of<NoticePage>(Notice.BadLink, StatusCodes.Status410Gone);
        }

        await StaffCookie.SignInAsync(http, member);
        return TypedResults.LocalRedirect("/staff");
    }

    private static string? ProblemWith(string name, string password, string again) =>
        name.Length is 0 or > StaffAccounts.LongestName ? $"名前は1〜{StaffAccounts.LongestName}文字で入力してください。"
        : password.Length is < StaffAccounts.ShortestPassword or > StaffAccounts.LongestPassword ? $"パスワードは{StaffAccounts.ShortestPassword}文字以上、{StaffAccounts.LongestPassword}文字以内にしてください。"
        : password.Contains(name, StringComparison.OrdinalIgnoreCase) ? "パスワードに名前を入れないでください。"
        : password != again ? "2回のパスワードが同じではありません。"
        : null;

    // Only pages of the console: a link must not lead from here to somebody else's site.
    private static string SafeReturn(string? target) =>
        target is not null && (target == "/staff" || target.StartsWith("/staff/", StringComparison.Ordinal) || target.StartsWith("/staff?", StringComparison.Ordinal))
            ? target
            : "/staff";
}
