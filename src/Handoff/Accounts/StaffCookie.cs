using System.Security.Claims;
using Madoguchi.Handoff.StaffConsole;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Madoguchi.Handoff.Accounts;

/// <summary>The cookie of the console: it carries only the id of a session; name and role are read anew with every request.</summary>
internal static class StaffCookie
{
    public const string Scheme = "staff";

    /// <summary>Sent by the page's own script when it refreshes itself.</summary>
    public const string BackgroundHeader = "X-Console-Refresh";

    private const string SessionClaim = "session";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "madoguchi.staff";
        options.Cookie.Path = "/staff";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/staff/sign-in";
        options.AccessDeniedPath = "/staff/sign-in";
        options.ReturnUrlParameter = "return";

        // The store decides how long; the cookie only must not end before it.
        options.ExpireTimeSpan = TimeSpan.FromDays(30);
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = ChallengeAsync;
    }

    public static async Task SignInAsync(HttpContext context, StaffMember member)
    {
        var session = await context.RequestServices.GetRequiredService<StaffSessions>().StartAsync(member.Id, context.RequestAborted);
        await context.SignInAsync(Scheme, PrincipalOf(member, session));
    }

    public static async Task SignOutAsync(HttpContext context)
    {
        if (SessionOf(context.User) is { } session)
        {
            await context.RequestServices.GetRequiredService<StaffSessions>().EndAsync(session, context.RequestAborted);
        }

        await context.SignOutAsync(Scheme);
    }

    /// <summary>Who is signed in; only where the policy of the console has let the request through.</summary>
    public static StaffMember MemberOf(HttpContext context) =>
        new(
            context.User.FindFirstValue(ClaimTypes.NameIdentifier)!,
            context.User.FindFirstValue(ClaimTypes.Name)!,
            context.User.FindFirstValue(ClaimTypes.Role)!);

    public static string? SessionOf(ClaimsPrincipal user) => user.FindFirstValue(SessionClaim);

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var active = !http.Request.Headers.ContainsKey(BackgroundHeader) && !http.Request.Path.StartsWithSegments("/staff/events", StringComparison.Ordinal);
        if (SessionOf(context.Principal!) is { } session
            && await http.RequestServices.GetRequiredService<StaffSessions>().FindAsync(session, active, http.RequestAborted) is { } member)
        {
            context.ReplacePrincipal(PrincipalOf(member, session));
        }
        else
        {
            context.RejectPrincipal();
        }
    }

    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method))
        {
            // What was typed must not be lost because the session ended: it is shown again to be copied.
            return SignInEndpoints.ShowExpiredAsync(context.HttpContext);
        }

        if (request.Headers.ContainsKey(BackgroundHeader) || request.Path.StartsWithSegments("/staff/events", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static ClaimsPrincipal PrincipalOf(StaffMember member, string session) =>
        new(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, member.Id),
                new Claim(ClaimTypes.Name, member.Name),
                new Claim(ClaimTypes.Role, member.Role),
                new Claim(SessionClaim, session),
            ],
            Scheme));
}
