using Madoguchi.Handoff.Storage;
using Microsoft.AspNetCore.Diagnostics;

namespace Madoguchi.Bot.Operations;

/// <summary>What a caller sees of an error nobody expected: a code to quote, never a stack trace.</summary>
internal static class ErrorPage
{
    public static void Use(IApplicationBuilder app) => app.Run(async context =>
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var isStorage = error is StorageException or System.Data.Common.DbException;
        context.Response.StatusCode = error is BadHttpRequestException bad ? bad.StatusCode : isStorage ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        if (isStorage)
        {
            context.Response.Headers.RetryAfter = "5";
        }

        await context.Response.WriteAsJsonAsync(
            new
            {
                error = new
                {
                    code = isStorage ? "StorageUnavailable" : error is BadHttpRequestException ? "BadRequest" : "InternalError",
                    message = $"The request could not be processed. Reference: {context.TraceIdentifier}",
                },
            },
            context.RequestAborted);
    });
}
