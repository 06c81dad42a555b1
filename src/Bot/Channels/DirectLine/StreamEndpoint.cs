using Madoguchi.Bot.Conversations;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>Opens the socket of a conversation. It has a pipeline of its own, so that the host need not think of sockets.</summary>
internal static class StreamEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(30) });
        pipeline.Run(OpenAsync);
        endpoints.MapGet(DirectLineExtensions.Prefix + "/conversations/{conversationId}/stream", pipeline.Build()).AllowAnonymous();
    }

    private static async Task OpenAsync(HttpContext http)
    {
        var cancel = http.RequestAborted;
        var desk = http.RequestServices.GetRequiredService<TokenDesk>();
        var conversationId = (string)http.GetRouteValue("conversationId")!;
        var reading = await desk.ReadAsync(http.Request.Query["t"].ToString(), TokenUse.Stream, cancel);
        http.Response.Headers.AccessControlAllowOrigin = "*";
        if (reading.Caller is not { } caller || caller.ConversationId != conversationId)
        {
            await (reading.IsExpired ? DirectLineErrors.TokenExpired() : DirectLineErrors.TokenRefused()).ExecuteAsync(http);
            return;
        }

        if (!http.WebSockets.IsWebSocketRequest)
        {
            await DirectLineErrors.Malformed("This path is for WebSockets.").ExecuteAsync(http);
            return;
        }

        // Origin is not checked: the token in the address, good for one minute, is all that gives access; no cookie does.
        var watermark = http.Request.Query["watermark"];
        var transcript = http.RequestServices.GetRequiredService<Transcript>();

        // Settled before the socket opens: what the client says right after that is new.
        var after = watermark.Count > 0 ? Watermark.Read(watermark.ToString()) : await NewestAsync(transcript, conversationId, cancel);
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var stream = ActivatorUtilities.CreateInstance<ActivityStream>(http.RequestServices, socket, caller);
        await stream.RunAsync(after, cancel);
    }

    private static async Task<long> NewestAsync(Transcript transcript, string conversationId, CancellationToken cancel)
    {
        var conversation = await transcript.FindConversationAsync("directline", conversationId, cancel);
        var newest = 0L;
        while (conversation is not null && await transcript.AfterAsync(conversation, newest, cancel: cancel) is { Count: > 0 } page)
        {
            newest = page[^1].Seq;
        }

        return newest;
    }
}
