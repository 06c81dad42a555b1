
namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>
/// <c>POST /chat/token</c>: how the page of this host gets its token. With the <c>resume</c> token of an earlier call it gets one
/// for the same conversation. Only pages of this host can read the answer: it has no CORS headers.
/// </summary>
internal static class ChatTokenEndpoint
{
    private const int MostBytes = 8 * 1024;

    public static void Map(IEndpointRouteBuilder group) => group.MapPost("/chat/token", IssueAsync);

    private static async Task<IResult> IssueAsync(HttpRequest request, TokenDesk desk, MessageLimiter limiter, CancellationToken cancel)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (!limiter.MayHaveToken(request.HttpContext.Connection.RemoteIpAddress))
        {
            request.HttpContext.Response.Headers.RetryAfter = "10";
            return DirectLineErrors.TooMany();
        }

        var (body, error) = await RequestBody.ReadJsonAsync(request, MostBytes, isOptional: true, cancel);
        if (error is not null)
        {
            return error;
        }

        string? resume;
        using (body)
        {
            resume = ActivityReader.Text(body?.RootElement, "resume");
        }

        var caller = resume is null ? await desk.NewConversationAsync(null, cancel) : (await desk.ReadAsync(resume, TokenUse.Resume, cancel)).Caller;
        if (caller is null)
        {
            return DirectLineErrors.TokenExpired();
        }

        var answer = new ChatTokenBody(
            caller.ConversationId,
            await desk.IssueAsync(caller, TokenUse.Call, cancel),
            (int)TokenDesk.TokenLife.TotalSeconds,
            await desk.IssueAsync(caller, TokenUse.Resume, cancel));
        return TypedResults.Json(answer, DirectLineJson.Default.ChatTokenBody);
    }
}
