using System.Threading.Channels;
using Madoguchi.Bot.Channels.BotFramework;
using Madoguchi.Handoff.Storage;

namespace Madoguchi.Bot.Outgoing;

/// <summary>
/// Sends what is in the outbox, in order within a conversation and several conversations at once. A message is sent at least
/// once: an answer that is lost on the way back makes the next attempt a second copy.
/// </summary>
internal sealed partial class OutboxWorker(
    Outbox outbox, Database database, BotFrameworkChannel channel, TimeProvider clock, ILogger<OutboxWorker> log) : BackgroundService
{
    private const int MostAtOnce = 16;

    /// <summary>Finds what became due by time alone, and what another server left behind.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>Well within the lease, so that no other server takes the message over while it is under way.</summary>
    private static readonly TimeSpan LongestSending = TimeSpan.FromSeconds(40);

    /// <summary>Holds one signal: many changes at once wake once.</summary>
    private readonly Channel<bool> _wake = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly List<Task> _sending = [];
    private int _free = MostAtOnce;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = database.Changes.Subscribe(ChangeFeed.Everything, _ => Wake());
        using var timer = clock.CreateTimer(_ => Wake(), null, LookEvery, LookEvery);
        try
        {
            while (true)
            {
                await LookAsync(stoppingToken);
                await _wake.Reader.ReadAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_sending);
        }
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            await StartSendingAsync(cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // The store is away. Everything is still in it: look again at the next tick.
            LookFailed(log, e.GetType().Name);
        }
    }

    private async Task StartSendingAsync(CancellationToken cancel)
    {
        _sending.RemoveAll(t => t.IsCompleted);
        while (Volatile.Read(ref _free) is var free and > 0 && await outbox.HasDueAsync(cancel))
        {
            var claimed = await outbox.ClaimAsync(BotFrameworkChannel.Name, free, cancel);
            if (claimed.Count == 0)
            {
                return;
            }

            Interlocked.Add(ref _free, -claimed.Count);
            _sending.AddRange(claimed.Select(message => Task.Run(() => SendAsync(message, cancel), CancellationToken.None)));
        }
    }

    private async Task SendAsync(OutgoingMessage message, CancellationToken stopping)
    {
        try
        {
            if (message is { Text.Length: 0, Answer: null })
            {
                await outbox.FailedAsync(message, "送信の前に、ご本人の希望で削除されました", CancellationToken.None);
                return;
            }

            using var patience = new CancellationTokenSource(LongestSending, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, patience.Token);
            Delivery delivery;
            try
            {
                delivery = await channel.SendAsync(message, either.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                await outbox.ReturnAsync(message, CancellationToken.None);
                return;
            }
            catch (OperationCanceledException)
            {
                delivery = Delivery.Retry("接続先の応答がありません");
            }

            // The result is kept even when the server is stopping: it would be sent again otherwise.
            await SettleAsync(message, delivery, CancellationToken.None);
        }
        catch (Exception e)
        {
            // The lease runs out and the message is tried again.
            SettlingFailed(log, message.Id, e.GetType().Name);
        }
        finally
        {
            Interlocked.Increment(ref _free);
            Wake();
        }
    }

    private Task SettleAsync(OutgoingMessage message, Delivery delivery, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        switch (delivery.Outcome)
        {
            case DeliveryOutcome.Sent:
                Sent(log, message.Id, message.Attempt);
                return outbox.SentAsync(message, cancel);
            case DeliveryOutcome.Rejected:
                Failed(log, message.Id, message.Attempt, delivery.Reason!);
                return outbox.FailedAsync(message, delivery.Reason!, cancel);
            case DeliveryOutcome.RetryAfter when now - message.At >= BackOff.GiveUpAfter:
                Failed(log, message.Id, message.Attempt, delivery.Reason!);
                return outbox.FailedAsync(message, $"{BackOff.GiveUpAfter.TotalHours:0}時間送れませんでした：{delivery.Reason}", cancel);
            case DeliveryOutcome.RetryAfter:
                var wait = BackOff.After(message.Attempt, delivery.Wait, Random.Shared.NextDouble());
                WillRetry(log, message.Id, message.Attempt, delivery.Reason!, wait.TotalSeconds);
                return outbox.RetryAsync(message, delivery.Reason, now + wait, cancel);
            default:
                throw new InvalidOperationException($"no such outcome: {delivery.Outcome}");
        }
    }

    [LoggerMessage(1101, LogLevel.Debug, "Message {Message} sent at attempt {Attempt}")]
    private static partial void Sent(ILogger log, string message, int attempt);

    [LoggerMessage(1102, LogLevel.Warning, "Message {Message} not sent at attempt {Attempt}: {Reason}; next try in {Seconds:0.0} s")]
    private static partial void WillRetry(ILogger log, string message, int attempt, string reason, double seconds);

    [LoggerMessage(1103, LogLevel.Error, "Message {Message} given up at attempt {Attempt}: {Reason}; staff see it in the transcript")]
    private static partial void Failed(ILogger log, string message, int attempt, string reason);

    [LoggerMessage(1104, LogLevel.Error, "The result of sending message {Message} could not be stored ({Reason}); it is tried again")]
    private static partial void SettlingFailed(ILogger log, string message, string reason);

    [LoggerMessage(1105, LogLevel.Error, "The outbox could not be read ({Reason}); looking again shortly")]
    private static partial void LookFailed(ILogger log, string reason);
}
