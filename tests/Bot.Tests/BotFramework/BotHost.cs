using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Madoguchi.Bot.Channels.BotFramework;
using Madoguchi.Bot.Commands;
using Madoguchi.Bot.Conversations;
using Madoguchi.Bot.Operations;
using Madoguchi.Bot.Outgoing;
using Madoguchi.Handoff;
using Madoguchi.Handoff.Storage;
using Madoguchi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using BotEngine = Madoguchi.Bot.Conversations.Engine;

namespace Madoguchi.Bot.Tests.BotFramework;

/// <summary>The channel with real turns, real content and a real store, reached over HTTP.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private static readonly Lazy<BotEngine> SharedEngine = new(() => EngineLoader.Load(ContentLocation.Find(null), DeskSchedule.HoursOf()));

    private readonly WebApplication _app;
    private readonly TestDatabase? _ownDatabase;
    private readonly HttpClient _client;

    private BotHost(WebApplication app, Database store, TestDatabase? ownDatabase, ManualTime clock)
    {
        _app = app;
        _ownDatabase = ownDatabase;
        Store = store;
        Clock = clock;
        _client = app.GetTestClient();
    }

    public Database Store { get; }

    public ManualTime Clock { get; }

    /// <param name="store">A store that the caller disposes of; without it, a fresh one.</param>
    /// <param name="from">The address that requests seem to come from; without it, they come from inside the process.</param>
    public static async Task<BotHost> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null, Database? store = null, ManualTime? clock = null, string? from = null)
    {
        var ownDatabase = store is null ? await TestDatabase.OpenAsync() : null;
        clock ??= new ManualTime();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(store ?? ownDatabase!.Store);
        builder.Services.AddSingleton(new EngineHolder(SharedEngine.Value));
        builder.Services.AddBot();
        builder.Services.AddBotFramework();
        builder.Services.AddOutbox();
        builder.Services.AddHttpClient(BotFrameworkExtensions.ConnectorClient).ConfigurePrimaryHttpMessageHandler(TrustLocalServer);
        var app = builder.Build();
        if (from is not null)
        {
            app.Use((context, next) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(from);
                return next(context);
            });
        }

        try
        {
            app.MapBotFramework();
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            await (ownDatabase?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }

        return new BotHost(app, store ?? ownDatabase!.Store, ownDatabase, clock);
    }

    public Task<HttpResponseMessage> PostAsync(JsonNode activity, string? token = null, params (string Name, string Value)[] headers) =>
        PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), token, headers);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string? token = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>Posts and expects that it was accepted and answered with nothing.</summary>
    public async Task TellAsync(JsonNode activity, string? token = null)
    {
        using var response = await PostAsync(activity, token);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode} {body}");
        Assert.Equal("", body);
    }

    /// <summary>Posts with replies expected inline and returns them.</summary>
    public async Task<JsonArray> AskAsync(JsonObject activity, string? token = null)
    {
        activity["deliveryMode"] = "expectReplies";
        using var response = await PostAsync(activity, token);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode} {body}");
        return JsonNode.Parse(body)!["activities"]!.AsArray();
    }

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) => Store.ReadAsync(session => session.Query<T>(sql, parameters));

    public async Task<long> CountAsync(string table) => (await QueryAsync<long>($"select count(*) from {table}"))[0];

    /// <summary>Waits until the store says so; looks whenever it has changed.</summary>
    public async Task UntilAsync(string sql)
    {
        using var changed = new SemaphoreSlim(1);
        using var changes = Store.Changes.Subscribe(ChangeFeed.Everything, _ => changed.Release());
        do
        {
            Assert.True(await changed.WaitAsync(TimeSpan.FromSeconds(60)), $"it never came true: {sql}");
        }
        while ((await QueryAsync<long>(sql))[0] == 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await (_ownDatabase?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private static SocketsHttpHandler TrustLocalServer() => new()
    {
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == LocalServer.Certificate.GetCertHashString() },
    };
}
