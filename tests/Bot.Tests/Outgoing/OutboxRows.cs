using System.Text.Json;
using Madoguchi.Bot.Tests.BotFramework;
using Madoguchi.Handoff.Storage;
using Madoguchi.Testing;
using Xunit;

namespace Madoguchi.Bot.Tests.Outgoing;

/// <summary>Messages of staff as the console stores them, waiting to be sent.</summary>
internal static class OutboxRows
{
    public static async Task<TestDatabase> OpenAsync(Engine engine)
    {
        Assert.SkipWhen(TestDatabase.WhyNot(engine) is not null, TestDatabase.WhyNot(engine) ?? "");
        return await TestDatabase.OpenAsync(engine);
    }

    public static Task StoreAsync(Database store, TimeProvider clock, FakeConnector connector, string conversation, params string[] texts) =>
        StoreAtAsync(store, clock, conversation, AddressAt(connector.ServiceUrl, conversation), texts);

    public static string AddressAt(string serviceUrl, string conversation) =>
        JsonSerializer.Serialize(new { serviceUrl, channelId = "webchat", conversation = new { id = conversation }, botId = "b", userId = "u", isTrusted = false });

    public static Task StoreAtAsync(Database store, TimeProvider clock, string conversation, string address, params string[] texts)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return store.WriteAsync(session =>
        {
            session.Execute(
                """
                insert into conversations (id, channel, channel_key, address, language, state, version, last_seq, created_at, updated_at)
                values (@conversation, 'botframework', @conversation, @address, 'ja', '{}', 1, @count, @now, @now)
                """,
                new { conversation, address, now, count = texts.Length });
            for (var i = 0; i < texts.Length; i++)
            {
                session.Execute(
                    """
                    insert into messages (id, conversation_id, seq, author, language, text, at, delivery, next_attempt_at)
                    values (@id, @conversation, @seq, 'staff', 'ja', @text, @now, 'pending', @now)
                    """,
                    new { id = Guid.CreateVersion7().ToString(), conversation, seq = i + 1, text = texts[i], now });
            }

            session.Announce(conversation);
        });
    }

    public static async Task<(string Delivery, string? Error)> DeliveryOfAsync(BotHost bot, string text) =>
        (await bot.QueryAsync<(string, string?)>("select delivery, delivery_error from messages where text = @text", new { text }))[0];
}
