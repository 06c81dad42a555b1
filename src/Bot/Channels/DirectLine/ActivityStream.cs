using System.Net.WebSockets;
using System.Text.Json;
using Madoguchi.Bot.Conversations;
using Madoguchi.Handoff.Storage;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>
/// One open socket: sends everything stored after a point, then everything new, and an empty frame when nothing happens. What the
/// client sends is not listened to; it posts.
/// </summary>
internal sealed class ActivityStream(
    WebSocket socket, Caller caller, Transcript transcript, Database database, StreamBells bells, ActivityRenderer renderer, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    /// <summary>How soon the beginning of a conversation on another server is noticed.</summary>
    private static readonly TimeSpan BeforeTheFirstMessage = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan SlowestClient = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private string? _conversation;
    private IDisposable? _subscription;
    private long _seen;

    /// <summary>Runs until either side closes.</summary>
    /// <param name="after">The sequence number after which to send.</param>
    public async Task RunAsync(long after, CancellationToken cancel)
    {
        using var bell = bells.Open(caller.ConversationId);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, bell.Superseded, lifetime.ApplicationStopping);
        var listening = ListenAsync(ending);
        try
        {
            await FindAsync(bell, ending.Token);
            _seen = after;
            await SendAsync(bell, ending.Token);
        }
        catch (Exception end) when (IsEnd(end))
        {
            // The client went away, another stream took over, or the server stops.
        }
        finally
        {
            _subscription?.Dispose();
            await CloseAsync(bell);
            await Task.WhenAny(listening, Task.Delay(Farewell, CancellationToken.None));
            socket.Abort();
            await listening;
        }
    }

    private static bool IsEnd(Exception failure) => failure is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException;

    private async Task SendAsync(StreamBell bell, CancellationToken ending)
    {
        var quiet = TimeSpan.Zero;
        while (true)
        {
            if (await SendNewAsync(bell, ending))
            {
                quiet = TimeSpan.Zero;
                continue;
            }

            var patience = _conversation is null ? BeforeTheFirstMessage : KeepAlive;
            if (!await bell.WaitAsync(patience, ending) && (quiet += patience) >= KeepAlive)
            {
                quiet = TimeSpan.Zero;
                await WriteAsync(ReadOnlyMemory<byte>.Empty, ending);
            }
        }
    }

    private async Task<bool> SendNewAsync(StreamBell bell, CancellationToken ending)
    {
        IReadOnlyList<StoredMessage> messages = _conversation is null ? [] : await transcript.AfterAsync(_conversation, _seen, cancel: ending);
        if (messages.Count == 0)
        {
            // Perhaps the conversation has only begun now, or was deleted at the parent's wish and has begun anew.
            if (!await FindAsync(bell, ending))
            {
                return false;
            }

            _seen = 0;
            return true;
        }

        _seen = messages[^1].Seq;
        var set = new ActivitySet(renderer.Render(caller, messages), Watermark.Write(_seen));
        await WriteAsync(JsonSerializer.SerializeToUtf8Bytes(set, DirectLineJson.Default.ActivitySet), ending);
        return true;
    }

    /// <summary>Looks the conversation up and listens to it; true when it is another one than before.</summary>
    private async Task<bool> FindAsync(StreamBell bell, CancellationToken ending)
    {
        var found = await transcript.FindConversationAsync("directline", caller.ConversationId, ending);
        if (found == _conversation)
        {
            return false;
        }

        _subscription?.Dispose();
        _conversation = found;
        _subscription = found is null ? null : database.Changes.Subscribe(found, _ => bell.Ring());
        return found is not null;
    }

    private async Task ListenAsync(CancellationTokenSource ending)
    {
        var ignored = new byte[1024];
        try
        {
            // Keep-alive frames and whatever else comes in. Not to be cancelled: that would break the socket before it can say goodbye.
            while ((await socket.ReceiveAsync(ignored.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception end) when (IsEnd(end))
        {
            // The same end as a close.
        }

        await ending.CancelAsync();
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> text, CancellationToken ending)
    {
        using var tooSlow = CancellationTokenSource.CreateLinkedTokenSource(ending);
        tooSlow.CancelAfter(SlowestClient);
        await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, tooSlow.Token);
    }

    private async Task CloseAsync(StreamBell bell)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        try
        {
            using var soon = new CancellationTokenSource(Farewell);
            var (status, reason) = bell.Superseded.IsCancellationRequested ? (WebSocketCloseStatus.PolicyViolation, "collision")
                : lifetime.ApplicationStopping.IsCancellationRequested ? (WebSocketCloseStatus.EndpointUnavailable, "restart")
                : (WebSocketCloseStatus.NormalClosure, "bye");
            await socket.CloseOutputAsync(status, reason, soon.Token);
        }
        catch (Exception end) when (IsEnd(end))
        {
            // It is gone already.
        }
    }
}
