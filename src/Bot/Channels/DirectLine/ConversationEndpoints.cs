using Madoguchi.Bot.Conversations;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>Starts a conversation and reconnects to it.</summary>
internal static class ConversationEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPost("/conversations", StartAsync);
        group.MapGet("/conversations/{conversationId}", ReconnectAsync);
    }

    private static async Task<IResult> StartAsync(
        HttpRequest request, TokenDesk desk, Transcript transcript, StartedConversations started, CancellationToken cancel)
    {
        var access = await Authorization.CheckAsync(request, desk, null, cancel);
        if (access.Error is not null)
        {
            return access.Error;
        }

        var (userId, error) = await TokenEndpoints.ReadUserAsync(request, cancel);
        if (error is not null)
        {
            return error;
        }

        // The token's own user wins over the body: a client may not speak as somebody else.
        var caller = access.Caller ?? await desk.NewConversationAsync(userId, cancel);
        var isNew = started.Add(caller.ConversationId)
            && await transcript.FindConversationAsync("directline", caller.ConversationId, cancel) is null;
        var stream = await StreamUrlAsync(request, desk, caller, "", cancel);
        return await TokenEndpoints.AnswerAsync(desk, caller, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, stream, cancel);
    }

    private static async Task<IResult> ReconnectAsync(
        HttpRequest request, string conversationId, string? watermark, TokenDesk desk, CancellationToken cancel)
    {
        var access = await Authorization.CheckAsync(request, desk, conversationId, cancel);
        return access.Caller is { } caller
            ? await TokenEndpoints.AnswerAsync(desk, caller, StatusCodes.Status200OK, await StreamUrlAsync(request, desk, caller, watermark, cancel), cancel)
            : access.Error!;
    }

    /// <summary>Absolute, because clients hand it to the socket as it is; the scheme and host are those the client used.</summary>
    /// <param name="watermark">Null: only what is said from now on; empty: everything.</param>
    private static async Task<string> StreamUrlAsync(HttpRequest request, TokenDesk desk, Caller caller, string? watermark, CancellationToken cancel)
    {
        var token = await desk.IssueAsync(caller, TokenUse.Stream, cancel);
        var from = watermark is null ? "" : $"watermark={Uri.EscapeDataString(watermark)}&";
        return $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}{request.PathBase}{DirectLineExtensions.Prefix}/conversations/{caller.ConversationId}/stream?{from}t={token}";
    }
}
