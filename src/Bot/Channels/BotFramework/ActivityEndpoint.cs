using System.Buffers;
using Madoguchi.Bot.Conversations;
using Microsoft.Extensions.Options;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>
/// One POST of an activity: who sends it, what it means, the turns it causes; answered when they are stored. Replies go out
/// through the outbox, or in the response where the sender expects them there.
/// </summary>
internal sealed partial class ActivityEndpoint(
    CallerCheck callers, TurnHandler turns, IOptions<BotFrameworkOptions> options, TimeProvider clock, ILogger<ActivityEndpoint> log)
{
    /// <summary>Most bytes of a body. Activities carry text and addresses of attachments, not the attachments.</summary>
    public const int LongestBody = 256 * 1024;

    public async Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = HttpMethods.Post;
            await FailAsync(context, StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed", "Activities are sent with POST.");
            return;
        }

        // Before the body is read: who may not post is not worth parsing for.
        var (caller, refusal) = await callers.CheckAsync(context, context.RequestAborted);
        if (caller is null)
        {
            await RefuseAsync(context, refusal!);
            return;
        }

        if (await ReadBodyAsync(context.Request, context.RequestAborted) is not { } body)
        {
            await FailAsync(context, StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"An activity may have {LongestBody} bytes.");
            return;
        }

        if (ActivityReader.Read(body, out var problem) is not { } activity)
        {
            await FailAsync(context, StatusCodes.Status400BadRequest, "BadSyntax", problem);
            return;
        }

        if (caller.Refuses(activity) is { } reason)
        {
            ActivityRefused(log, reason);
            await RefuseAsync(context, Refusal.Unauthorized(reason));
            return;
        }

        await ProcessAsync(context, caller, activity);
    }

    private async Task ProcessAsync(HttpContext context, Caller caller, IncomingActivity activity)
    {
        var messages = ActivityMeaning.Missing(activity) is null
            ? ActivityMeaning.Read(activity, clock.GetUtcNow(), user => IsReachable(activity) ? AddressOf(activity, caller, user).Write() : null)
            : [];
        if (ProblemOf(activity, messages) is { } problem)
        {
            await FailAsync(context, StatusCodes.Status400BadRequest, "BadSyntax", problem);
            return;
        }

        if (messages.Count == 0)
        {
            WithoutEffect(log, activity.Type.Length > 40 ? activity.Type[..40] : activity.Type);
        }

        var replies = new List<OutgoingActivity>();
        foreach (var message in messages)
        {
            // Not the request's token: a channel that hangs up after 15 seconds must not undo the turn of somebody in need.
            var result = await turns.HandleAsync(message, CancellationToken.None);
            replies.AddRange(RepliesIn(result, activity, caller, message));
        }

        if (activity.ExpectsReplies)
        {
            await context.Response.WriteAsJsonAsync(new ExpectedReplies(replies), ActivityJson.Wire.ExpectedReplies, cancellationToken: context.RequestAborted);
        }
    }

    private string? ProblemOf(IncomingActivity activity, IReadOnlyList<IncomingMessage> messages)
    {
        if (ActivityMeaning.Missing(activity) is { } missing)
        {
            return missing;
        }

        if (messages.Any(m => m.EventId.Length > ActivityKeys.Longest || m.ConversationKey.Length > ActivityKeys.Longest))
        {
            return "The ids of the activity are too long.";
        }

        return messages.Count > 0 && !activity.ExpectsReplies && !IsReachable(activity)
            ? "The field serviceUrl must be an https address to send replies to (http only on this machine), or deliveryMode must be expectReplies."
            : null;
    }

    private bool IsReachable(IncomingActivity activity) => ConversationAddress.IsUsable(activity.ServiceUrl, options.Value.IsAuthenticated);

    private static IEnumerable<OutgoingActivity> RepliesIn(TurnResult result, IncomingActivity activity, Caller caller, IncomingMessage message)
    {
        if (!activity.ExpectsReplies)
        {
            return [];
        }

        var joined = activity.MembersAdded.FirstOrDefault(member => ActivityKeys.Joined(activity, member) == message.EventId);
        var to = AddressOf(activity, caller, joined ?? activity.FromId ?? "");
        var replyTo = ActivityKeys.ReplyTo(message.EventId);
        return result.Replies.SelectMany(reply => ActivityRenderer
            .Render(to, reply.Text, reply.Answer, reply.Language, reply.At, replyTo)
            .Select((part, i) => part with { Id = i == 0 ? reply.Id : $"{reply.Id}-{i}" }));
    }

    private static ConversationAddress AddressOf(IncomingActivity activity, Caller caller, string userId) =>
        new(activity.ServiceUrl ?? "", activity.ChannelId ?? "", activity.Conversation!, activity.RecipientId, userId, caller.IsAuthenticated);

    /// <returns>Null when the body is longer than allowed.</returns>
    private static async Task<byte[]?> ReadBodyAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > LongestBody)
        {
            return null;
        }

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancel);
            var body = read.Buffer.Length > LongestBody || !read.IsCompleted ? null : read.Buffer.ToArray();
            if (body is not null || read.Buffer.Length > LongestBody)
            {
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        if (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return FailAsync(context, refusal.Status, refusal.Code, refusal.Message);
    }

    private static Task FailAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new ErrorResponse(new ErrorBody(code, message)), ActivityJson.Wire.ErrorResponse, cancellationToken: context.RequestAborted);
    }

    [LoggerMessage(1203, LogLevel.Debug, "An activity of type {Type} has no effect here")]
    private static partial void WithoutEffect(ILogger log, string type);

    [LoggerMessage(1204, LogLevel.Warning, "An activity was refused: {Reason}")]
    private static partial void ActivityRefused(ILogger log, string reason);
}
