using System.Collections.Concurrent;

namespace Madoguchi.Bot.Conversations;

/// <summary>Lets one conversation run one turn at a time, in the order of arrival, while others run beside it.</summary>
public sealed class ConversationLocks
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Waits for the conversation's turn; dispose what is returned to let the next one in.</summary>
    public async Task<IDisposable> EnterAsync(string conversation, CancellationToken cancel)
    {
        while (true)
        {
            var entry = _entries.GetOrAdd(conversation, _ => new Entry());
            lock (entry)
            {
                if (entry.IsGone)
                {
                    continue;
                }

                entry.Users++;
            }

            try
            {
                await entry.Gate.WaitAsync(cancel);
            }
            catch
            {
                Leave(conversation, entry, release: false);
                throw;
            }

            return new Held(this, conversation, entry);
        }
    }

    private void Leave(string conversation, Entry entry, bool release)
    {
        lock (entry)
        {
            if (release)
            {
                entry.Gate.Release();
            }

            if (--entry.Users == 0)
            {
                entry.IsGone = true;
                _entries.TryRemove(conversation, out _);
            }
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }

        public bool IsGone { get; set; }
    }

    private sealed class Held(ConversationLocks locks, string conversation, Entry entry) : IDisposable
    {
        public void Dispose() => locks.Leave(conversation, entry, release: true);
    }
}
