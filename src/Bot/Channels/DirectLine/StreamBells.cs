namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>The open streams of this server by conversation.</summary>
internal sealed class StreamBells
{
    private const int MostStreams = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<StreamBell>> _byConversation = new(StringComparer.Ordinal);

    /// <summary>A bell for one more stream. At most four per conversation (tabs, a phone and its half-dead connection): the oldest is told to close.</summary>
    public StreamBell Open(string conversationId)
    {
        var bell = new StreamBell(b => Close(conversationId, b));
        lock (_lock)
        {
            if (!_byConversation.TryGetValue(conversationId, out var bells))
            {
                _byConversation[conversationId] = bells = [];
            }

            if (bells.Count == MostStreams)
            {
                bells[0].Supersede();
                bells.RemoveAt(0);
            }

            bells.Add(bell);
        }

        return bell;
    }

    /// <summary>Wakes the streams of a conversation.</summary>
    public void Ring(string conversationId)
    {
        lock (_lock)
        {
            foreach (var bell in _byConversation.GetValueOrDefault(conversationId, []))
            {
                bell.Ring();
            }
        }
    }

    private void Close(string conversationId, StreamBell bell)
    {
        lock (_lock)
        {
            if (_byConversation.TryGetValue(conversationId, out var bells) && bells.Remove(bell) && bells.Count == 0)
            {
                _byConversation.Remove(conversationId);
            }
        }
    }
}

/// <summary>Wakes one stream. Ringing twice before it looks wakes it once.</summary>
internal sealed class StreamBell(Action<StreamBell> onDispose) : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0);
    private readonly CancellationTokenSource _superseded = new();

    /// <summary>Another stream has taken this one's place.</summary>
    public CancellationToken Superseded => _superseded.Token;

    public void Ring()
    {
        if (_rung.CurrentCount == 0)
        {
            _rung.Release();
        }
    }

    public void Supersede() => _superseded.Cancel();

    /// <summary>True when rung, false when nothing happened for so long.</summary>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancel) => _rung.WaitAsync(atMost, cancel);

    // The semaphore and the source hold nothing that needs freeing, and a late ring must not throw.
    public void Dispose() => onDispose(this);
}
