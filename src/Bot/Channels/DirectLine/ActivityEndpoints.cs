using Madoguchi.Bot.Conversations;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>Posts an activity and reads activities without a socket.</summary>
internal static class ActivityEndpoints
{
    public const int MostBytes = 256 * 1024;

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPost("/conversations/{conversationId}/activities", PostAsync);
        group.MapGet("/conversations/{conversationId}/activities", GetAsync);
    }

    private static async Task<IResult> PostAsync(HttpRequest request, string conversationId, TokenDesk desk, ActivityIntake intake, CancellationToken cancel)
    {
        var access = await Authorization.CheckAsync(request, desk, conversationId, cancel);
        if (access.Caller is not { } caller)
        {
            return access.Error!;
        }

        var (body, error) = await RequestBody.ReadJsonAsync(request, MostBytes, isOptional: false, cancel);
        if (error is not null)
        {
            return error;
        }

        using (body)
        {
            return await intake.TakeAsync(caller, body!.RootElement, request.HttpContext.Response, cancel);
        }
    }

    private static async Task<IResult> GetAsync(
        HttpRequest request, string conversationId, string? watermark, TokenDesk desk, Transcript transcript, ActivityRenderer renderer, CancellationToken cancel)
    {
        var access = await Authorization.CheckAsync(request, desk, conversationId, cancel);
        if (access.Caller is not { } caller)
        {
            return access.Error!;
        }

        var after = Watermark.Read(watermark);
        IReadOnlyList<StoredMessage> messages = await transcript.FindConversationAsync("directline", conversationId, cancel) is { } id
            ? await transcript.AfterAsync(id, after, cancel: cancel)
            : [];
        var set = new ActivitySet(renderer.Render(caller, messages), Watermark.Write(messages.Count > 0 ? messages[^1].Seq : after));
        return TypedResults.Json(set, DirectLineJson.Default.ActivitySet);
    }
}
