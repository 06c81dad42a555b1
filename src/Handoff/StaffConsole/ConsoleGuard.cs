using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>What every request to the console goes through: headers that forbid foreign content, and the check of the form's token.</summary>
internal static class ConsoleGuard
{
    public const string TokenField = "token";

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static async ValueTask<object?> ProtectAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        Harden(http);
        if (HttpMethods.IsPost(http.Request.Method)
            && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            return Page.Of<NoticePage>(Notice.OutdatedForm with { Kept = await KeptTextAsync(http) }, StatusCodes.Status400BadRequest);
        }

        return await next(context);
    }

    public static void Harden(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
    }

    /// <summary>What was typed into a form that is refused, so that it can be shown again; null when there is nothing.</summary>
    public static async Task<string?> KeptTextAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            return null;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var text = form["text"].ToString();
        return text.Length == 0 ? null : text;
    }
}
