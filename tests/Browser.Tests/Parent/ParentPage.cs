using Microsoft.Playwright;

namespace Madoguchi.Browser.Tests.Parent;

/// <summary>A parent with the chat page open on a phone.</summary>
internal sealed class ParentPage : IAsyncDisposable
{
    private readonly Window _window;

    private ParentPage(Window window) => _window = window;

    public Window Window => _window;

    public IPage Page => _window.Page;

    public ILocator Log => Page.Locator("#log");

    public ILocator Answers => Log.Locator("article.message:not(.own)");

    public ILocator LastAnswer => Answers.Last;

    /// <summary>The last answer to a question; what the program itself asks may follow it.</summary>
    public ILocator LastArticle => Log.Locator("article.message.article").Last;

    public ILocator Own => Log.Locator("article.own");

    public ILocator QuickReplies => Page.Locator("#chips button");

    public ILocator Input => Page.Locator("#input");

    /// <param name="language">The browser's language.</param>
    public static async Task<ParentPage> OpenAsync(
        SystemBrowser browser, Uri address, string language = "ja-JP", ColorScheme scheme = ColorScheme.Light, int width = 360, string path = "/")
    {
        var window = await browser.OpenAsync(new BrowserNewContextOptions
        {
            Locale = language,
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = width < 700 ? 740 : 800 },
            HasTouch = width < 700,
            IsMobile = width < 700,
            DeviceScaleFactor = 2,
            ReducedMotion = ReducedMotion.Reduce,
            BaseURL = address.ToString(),
        });
        await window.Page.AddInitScriptAsync(Watch);
        await window.Page.GotoAsync(path);
        var parent = new ParentPage(window);
        await Assertions.Expect(parent.Answers.First).ToBeVisibleAsync();
        return parent;
    }

    /// <summary>Types a message and sends it; does not wait for the answer.</summary>
    public async Task WriteAsync(string text)
    {
        await Input.FillAsync(text);
        await Page.Locator(".send").TapOrClickAsync();
    }

    /// <summary>Says something and waits until the program has answered.</summary>
    public async Task SayAsync(string text)
    {
        var before = await Answers.CountAsync();
        await WriteAsync(text);
        await Assertions.Expect(Answers.Nth(before)).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("#typing")).ToHaveCountAsync(0);
    }

    /// <summary>Chooses where the family lives, in the header; the program says that it understood.</summary>
    public async Task LiveInAsync(string municipality)
    {
        var before = await Answers.CountAsync();
        await Page.Locator("#place").SelectOptionAsync(municipality);
        await Assertions.Expect(Answers.Nth(before)).ToBeVisibleAsync();
    }

    /// <summary>The sum of all layout shifts that nobody caused by typing or tapping.</summary>
    public Task<double> LayoutShiftAsync() => Page.EvaluateAsync<double>("() => window.shifted");

    /// <summary>What moved, for the person who has to find out why.</summary>
    public Task<string> ShiftedAsync() => Page.EvaluateAsync<string>("() => window.shiftedParts.join(' ')");

    public ValueTask DisposeAsync() => _window.DisposeAsync();

    private const string Watch = """
        window.shifted = 0;
        window.shiftedParts = [];
        new PerformanceObserver((list) => list.getEntries().filter((entry) => !entry.hadRecentInput).forEach((entry) => {
          window.shifted += entry.value;
          entry.sources.forEach(({ node }) => window.shiftedParts.push(node?.id || node?.className || node?.nodeName));
        }))
          .observe({ type: "layout-shift", buffered: true });
        """;
}
