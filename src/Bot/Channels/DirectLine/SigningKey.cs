using System.Security.Cryptography;
using Madoguchi.Handoff.Storage;
using Microsoft.IdentityModel.Tokens;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>The key that signs tokens: made at random once and kept in the store, so that every server has the same.</summary>
internal sealed class SigningKey(Database database)
{
    private const string Name = "directline-key";

    private volatile SymmetricSecurityKey? _key;

    public async ValueTask<SymmetricSecurityKey> GetAsync(CancellationToken cancel) => _key ??= await LoadAsync(cancel);

    private async Task<SymmetricSecurityKey> LoadAsync(CancellationToken cancel)
    {
        var fresh = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var stored = await database.WriteAsync(
            session =>
            {
                // Two servers may start at once: the first to write wins, and both read the same.
                session.Execute("insert into settings (name, value) values (@Name, @fresh) on conflict do nothing", new { Name, fresh });
                return session.First<string>("select value from settings where name = @Name", new { Name })!;
            },
            cancel);
        return new SymmetricSecurityKey(Convert.FromBase64String(stored));
    }
}
