using System.Net.ServerSentEvents;
using Madoguchi.Handoff.Accounts;

namespace Madoguchi.Handoff.Tests.Console;

/// <summary>The stream that tells an open page to look again.</summary>
public sealed class ChangeStreamTests
{
    [Fact]
    public async Task A_change_is_told_without_saying_what_it_is()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        var id = await host.Cases.OpenAsync("a");
        await using var events = await OpenAsync(browser);
        Assert.Equal("ready", await NextAsync(events));

        await host.Cases.SayAsync(id, "parent", "secret");

        Assert.Equal("change", await NextAsync(events));
        Assert.Equal("", events.Current.Data);
    }

    [Fact]
    public async Task A_quiet_stream_beats_every_twenty_seconds()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        await using var events = await OpenAsync(browser);
        Assert.Equal("ready", await NextAsync(events));

        var next = NextAsync(events);
        while (!next.IsCompleted)
        {
            // The server sets its timer a moment after it has sent the first event.
            host.Time.Advance(TimeSpan.FromSeconds(20));
            await Task.WhenAny(next, Task.Delay(20, TestContext.Current.CancellationToken));
        }

        Assert.Equal("beat", await next);
    }

    [Fact]
    public async Task Signing_out_ends_the_stream_of_another_tab()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        await using var events = await OpenAsync(browser);
        Assert.Equal("ready", await NextAsync(events));

        await browser.SendAsync(await browser.PageAsync("/staff"), "/staff/sign-out");

        Assert.Equal("signed-out", await NextAsync(events));
        Assert.Null(await NextAsync(events));
    }

    [Fact]
    public async Task A_new_password_ends_the_streams_of_the_old_one()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync("佐藤");
        await using var events = await OpenAsync(browser);
        Assert.Equal("ready", await NextAsync(events));

        await host.AddStaffAsync("佐藤");

        Assert.Equal("signed-out", await NextAsync(events));
    }

    private static async Task<IAsyncEnumerator<SseItem<string>>> OpenAsync(StaffBrowser browser)
    {
        var cancel = TestContext.Current.CancellationToken;
        var answer = await browser.Http.GetAsync(new Uri("/staff/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return SseParser.Create(await answer.Content.ReadAsStreamAsync(cancel)).EnumerateAsync(cancel).GetAsyncEnumerator(cancel);
    }

    private static async Task<string?> NextAsync(IAsyncEnumerator<SseItem<string>> events) =>
        await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20)) ? events.Current.EventType : null;
}
