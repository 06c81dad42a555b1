using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Madoguchi.Handoff.Accounts;
using Madoguchi.Handoff.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>
/// Tells an open page that something has changed, and nothing more: the page then asks for what it may see. It ends when the
/// session ends.
/// </summary>
internal static class ChangeStream
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    /// <summary>Changes within this time are told as one: a turn writes several rows.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(250);

    public static IResult Open(HttpContext http, Database database, StaffSessions sessions, IHostApplicationLifetime lifetime, TimeProvider clock)
    {
        // A proxy that gathers the answer before passing it on would make the page deaf.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var events = ReadAsync(StaffCookie.SessionOf(http.User)!, database.Changes, sessions, clock, lifetime.ApplicationStopping, http.RequestAborted);
        return TypedResults.ServerSentEvents(events);
    }

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        string session, ChangeFeed changes, StaffSessions sessions, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel);
        var woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var subscription = changes.Subscribe(ChangeFeed.Everything, _ => woken.Writer.TryWrite(true));
        yield return new SseItem<string>("", "ready");
        while (await NextAsync(woken.Reader, clock, either.Token) is { } kind)
        {
            if (await sessions.FindAsync(session, active: false, CancellationToken.None) is null)
            {
                yield return new SseItem<string>("", "signed-out");
                yield break;
            }

            yield return new SseItem<string>("", kind);
        }
    }

    private static async Task<string?> NextAsync(ChannelReader<bool> woken, TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            using var pause = new CancellationTokenSource(Heartbeat, clock);
            using var beat = CancellationTokenSource.CreateLinkedTokenSource(cancel, pause.Token);
            await woken.ReadAsync(beat.Token);
            await Task.Delay(Together, cancel);
            woken.TryRead(out _);
            return "change";
        }
        catch (OperationCanceledException)
        {
            return cancel.IsCancellationRequested ? null : "beat";
        }
    }
}
