using System.Collections.Concurrent;
using Madoguchi.Testing;
using Microsoft.Playwright;

namespace Madoguchi.Browser.Tests;

/// <summary>A window of the browser, with everything that went wrong in it and every address it asked.</summary>
public sealed class Window : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<string> _problems = new();
    private readonly ConcurrentQueue<Uri> _requests = new();

    private Window(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>What the console complained about, and scripts that failed.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    public IReadOnlyCollection<Uri> Requests => _requests;

    public static async Task<Window> OpenAsync(IBrowserContext context)
    {
        var window = new Window(await context.NewPageAsync());
        window.Page.Console += (_, message) => window.Note(message.Type is "error" or "warning" ? $"{message.Text} {message.Location}" : null);
        window.Page.PageError += (_, error) => window.Note(error);
        window.Page.Request += (_, request) => window._requests.Enqueue(new Uri(request.Url));
        window.Page.WebSocket += (_, socket) => window._requests.Enqueue(new Uri(socket.Url));
        return window;
    }

    /// <summary>Saves what is to be seen as NAME.png, in the folder MADOGUCHI_SCREENSHOTS or in artifacts/screenshots.</summary>
    public async Task ScreenshotAsync(string name, bool wholePage = false)
    {
        var folder = Environment.GetEnvironmentVariable("MADOGUCHI_SCREENSHOTS") is { Length: > 0 } set
            ? set
            : Path.Combine(ServerProcess.Root, "artifacts", "screenshots");
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = wholePage });
    }

    /// <summary>How far the page can be moved sideways, in pixels.</summary>
    public Task<int> SidewaysAsync() => Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Page.Context.CloseAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            // A window that is just going to another page may never say that it is closed; it goes with the browser.
        }
    }

    private void Note(string? problem)
    {
        if (problem is not null)
        {
            _problems.Enqueue(problem);
        }
    }
}
