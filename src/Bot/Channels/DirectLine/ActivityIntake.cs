using System.Globalization;
using System.Text.Json;
using Madoguchi.Bot.Conversations;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>Takes an activity to the bot and answers with its id once everything about it is stored.</summary>
internal sealed partial class ActivityIntake(TurnHandler turns, StreamBells bells, MessageLimiter limiter, TimeProvider time, ILogger<ActivityIntake> log)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public async Task<IResult> TakeAsync(Caller caller, JsonElement activity, HttpResponse response, CancellationToken cancel)
    {
        var id = $"{caller.ConversationId}|{Guid.CreateVersion7():N}";
        if (ActivityReader.Read(activity, caller.ConversationId, id, time.GetUtcNow()) is not { } messages)
        {
            return DirectLineErrors.Malformed("An activity needs a type.");
        }

        if (messages.Count > 0 && !limiter.MayPost(caller.ConversationId))
        {
            response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return DirectLineErrors.TooMany();
        }

        foreach (var message in messages)
        {
            try
            {
                // Not cancelled when the client goes away: it could not know whether the message was stored.
                var result = await turns.HandleAsync(message, CancellationToken.None);
                if (result.Messages.FirstOrDefault(m => m.Author == "parent") is { } own)
                {
                    id = ActivityRenderer.IdOf(caller.ConversationId, own.Seq);
                }
            }
            catch (Exception failure)
            {
                TurnFailed(log, response.HttpContext.TraceIdentifier, failure);
                return DirectLineErrors.BotFailed();
            }
        }

        bells.Ring(caller.ConversationId);
        return TypedResults.Json(new ResourceBody(id), DirectLineJson.Default.ResourceBody);
    }

    [LoggerMessage(3002, LogLevel.Error, "A message from Direct Line could not be processed (request {RequestId})")]
    private static partial void TurnFailed(ILogger log, string requestId, Exception failure);
}
