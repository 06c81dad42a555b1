namespace Madoguchi.Handoff.Storage;

/// <summary>
/// Tells open pages and consoles that a conversation has changed. It carries no content and may call twice for one change:
/// whoever is woken reads the store, which alone is true.
/// </summary>
public sealed class ChangeFeed
{
    /// <summary>Subscribing to this hears of every conversation.</summary>
    public const string Everything = "*";

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Action<string>>> _watchers = new(StringComparer.Ordinal);

    /// <param name="onChange">Called on a thread of the store with the conversation's id: must return at once and not throw.</param>
    public IDisposable Subscribe(string conversationId, Action<string> onChange)
    {
        lock (_lock)
        {
            if (!_watchers.TryGetValue(conversationId, out var watchers))
            {
                _watchers[conversationId] = watchers = [];
            }

            watchers.Add(onChange);
        }

        return new Subscription(this, conversationId, onChange);
    }

    internal void Publish(string conversationId)
    {
        Action<string>[] watchers;
        lock (_lock)
        {
            watchers = [.. _watchers.GetValueOrDefault(conversationId, []), .. _watchers.GetValueOrDefault(Everything, [])];
        }

        foreach (var watcher in watchers)
        {
            watcher(conversationId);
        }
    }

    /// <summary>Wakes every watcher as if its conversation had changed.</summary>
    internal void PublishAll()
    {
        (string Id, Action<string> OnChange)[] watchers;
        lock (_lock)
        {
            watchers = [.. _watchers.SelectMany(entry => entry.Value.Select(watcher => (entry.Key, watcher)))];
        }

        foreach (var (id, onChange) in watchers)
        {
            onChange(id);
        }
    }

    private void Remove(string conversationId, Action<string> onChange)
    {
        lock (_lock)
        {
            if (_watchers.TryGetValue(conversationId, out var watchers) && watchers.Remove(onChange) && watchers.Count == 0)
            {
                _watchers.Remove(conversationId);
            }
        }
    }

    private sealed class Subscription(ChangeFeed feed, string conversationId, Action<string> onChange) : IDisposable
    {
        public void Dispose() => feed.Remove(conversationId, onChange);
    }
}
