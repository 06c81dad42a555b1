using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Madoguchi.Bot.Tests.BotFramework;

/// <summary>A channel's connector: records what is posted to it and answers as told.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly Channel<Posted> _posted = Channel.CreateUnbounded<Posted>();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();
    private WebApplication? _app;
    private int _count;

    public string ServiceUrl => _app!.Urls.First() + "/";

    /// <summary>Posts received so far, also those not yet read.</summary>
    public int Count => Volatile.Read(ref _count);

    public static async Task<FakeConnector> StartAsync(bool https = false)
    {
        var connector = new FakeConnector();
        connector._app = await LocalServer.StartAsync(connector.HandleAsync, https);
        return connector;
    }

    /// <summary>The next answers, in order; after them 201 again.</summary>
    public void WillAnswer(params int[] statuses)
    {
        foreach (var status in statuses)
        {
            WillAnswer(context =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            });
        }
    }

    public void WillAnswer(Func<HttpContext, Task> answer) => _answers.Enqueue(answer);

    /// <summary>The next post, in the order in which they arrive; fails the test when there is none.</summary>
    public async Task<Posted> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _posted.Reader.ReadAsync(patience.Token);
    }

    public async Task<IReadOnlyList<Posted>> NextAsync(int count)
    {
        var posts = new List<Posted>();
        while (posts.Count < count)
        {
            posts.Add(await NextAsync());
        }

        return posts;
    }

    public async ValueTask DisposeAsync() => await _app!.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        Interlocked.Increment(ref _count);
        var posted = new Posted(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.Authorization,
            body.RootElement.Clone());
        var answer = _answers.TryDequeue(out var told) ? told : DefaultAsync;
        _posted.Writer.TryWrite(posted);
        await answer(context);
    }

    private static Task DefaultAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        return context.Response.WriteAsJsonAsync(new { id = "1" });
    }
}

/// <param name="Target">The path as it came over the wire, still encoded.</param>
internal sealed record Posted(string Method, string Target, string? Authorization, JsonElement Body)
{
    public string Text => Body.GetProperty("text").GetString()!;
}
