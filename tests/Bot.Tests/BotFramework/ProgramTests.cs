using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Madoguchi.Bot.Tests.BotFramework;

/// <summary>The program as it is started has the channel and sends what it stores.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("madoguchi-");

    [Fact]
    public async Task The_program_answers_activities_inline_and_through_the_connector()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var connector = await FakeConnector.StartAsync();
        await using var program = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host.UseSetting("Storage:Sqlite:Path", Path.Combine(_folder.FullName, "test.db")));
        using var client = program.CreateClient();

        using var inline = await client.PostAsJsonAsync("/api/messages", Activities.Message("", "hello").With("deliveryMode", "expectReplies"), cancel);
        var replies = JsonNode.Parse(await inline.Content.ReadAsStringAsync(cancel))!["activities"]!.AsArray();
        Assert.NotEmpty(replies);

        using var pushed = await client.PostAsJsonAsync("/api/messages", Activities.Message(connector.ServiceUrl, "hello", conversation: "c2"), cancel);
        pushed.EnsureSuccessStatusCode();
        var texts = (await connector.NextAsync(replies.Count)).Select(p => p.Text);
        Assert.Equal(replies.Select(r => (string)r!["text"]!), texts);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
