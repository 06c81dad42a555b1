namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>
/// Around every call: CORS headers, also on errors (without them a browser hides the status), answers to pre-flights, and
/// an error object for whatever goes wrong. Any origin may call, because only the bearer token in the header gives access.
/// </summary>
internal sealed partial class DirectLineGate(ILogger<DirectLineGate> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "Retry-After";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
            headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
            headers.AccessControlMaxAge = "86400";
            return TypedResults.NoContent();
        }

        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException refused)
        {
            // The server refused the body while it was being read: too large, or cut off.
            return refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? DirectLineErrors.TooLarge() : DirectLineErrors.Malformed("The request could not be read.");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            CallFailed(log, http.Request.Method, http.TraceIdentifier, failure);
            return DirectLineErrors.Internal();
        }
    }

    [LoggerMessage(3001, LogLevel.Error, "Direct Line {Method} failed (request {RequestId})")]
    private static partial void CallFailed(ILogger log, string method, string requestId, Exception failure);
}
