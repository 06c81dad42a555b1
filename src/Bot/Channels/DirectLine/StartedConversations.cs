using Microsoft.Extensions.Caching.Memory;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>
/// Conversations that a client has started and in which nothing has been said, remembered for as long as a token lives. Starting
/// one again is answered 200 instead of 201; nothing else hangs on it, so it need not survive a restart.
/// </summary>
internal sealed class StartedConversations : IDisposable
{
    private readonly MemoryCache _started = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    /// <summary>False when it had been started before.</summary>
    public bool Add(string conversationId)
    {
        if (_started.TryGetValue(conversationId, out _))
        {
            return false;
        }

        _started.Set(conversationId, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TokenDesk.TokenLife });
        return true;
    }

    public void Dispose() => _started.Dispose();
}
