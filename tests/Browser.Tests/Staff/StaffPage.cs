using Microsoft.Playwright;

namespace Madoguchi.Browser.Tests.Staff;

/// <summary>Somebody of the desk with the console open.</summary>
internal sealed class StaffPage : IAsyncDisposable
{
    public const string Password = "五月雨を集めて早し最上川";

    private StaffPage(Window window) => Window = window;

    public Window Window { get; }

    public IPage Page => Window.Page;

    public ILocator Rows => Page.Locator(".queue a.row");

    public ILocator Talk => Page.Locator(".talk");

    public ILocator Reply => Page.Locator("#reply");

    public ILocator TakeButton => Page.GetByRole(AriaRole.Button, new() { Name = "担当する" });

    public ILocator SendButton => Page.GetByRole(AriaRole.Button, new() { Name = "送信", Exact = true });

    public static async Task<StaffPage> OpenAsync(SystemBrowser browser, Uri address, ColorScheme scheme, int width, bool scripts)
    {
        var isPhone = width < 700;
        return new StaffPage(await browser.OpenAsync(new BrowserNewContextOptions
        {
            Locale = "ja-JP",
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            HasTouch = isPhone,
            IsMobile = isPhone,
            DeviceScaleFactor = isPhone ? 2 : 1,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = scripts,
            BaseURL = address.ToString(),
        }));
    }

    /// <summary>Follows a link for setting a password; the name is asked for the first account only.</summary>
    public async Task SetUpAsync(string link, string? name = null)
    {
        await Page.GotoAsync(link);
        if (name is not null)
        {
            await Page.Locator("#name").FillAsync(name);
        }

        await Page.Locator("#password").FillAsync(Password);
        await Page.Locator("#again").FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "設定してサインイン" }).ClickAsync();
        await Page.WaitForURLAsync("**/staff");
    }

    public async Task SignInAsync(string name)
    {
        await Page.GotoAsync("/staff");
        await Page.Locator("#name").FillAsync(name);
        await Page.Locator("#password").FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "サインイン" }).ClickAsync();
        await Page.WaitForURLAsync("**/staff");
    }

    /// <summary>Opens the case at the top of the queue.</summary>
    public async Task OpenFirstAsync()
    {
        await Rows.First.ClickAsync();
        await Page.WaitForURLAsync("**/staff/cases/*");
    }

    /// <summary>Opens the case at the top and takes it.</summary>
    public async Task TakeFirstAsync()
    {
        await OpenFirstAsync();
        await TakeButton.ClickAsync();
        await Assertions.Expect(Reply).ToBeVisibleAsync();
    }

    public async Task ReplyAsync(string text)
    {
        await Reply.FillAsync(text);
        await SendButton.ClickAsync();
    }

    /// <summary>Sends one of the ready replies.</summary>
    public async Task ReplyReadyAsync(string japanese)
    {
        await Page.Locator("#ready > summary").ClickAsync();
        await Page.Locator("#ready li", new() { HasText = japanese }).GetByRole(AriaRole.Button).ClickAsync();
    }

    public async Task CloseAsync(string outcome)
    {
        await Page.Locator("#close > summary").ClickAsync();
        await Page.Locator("#outcome").SelectOptionAsync(outcome);
        await Page.GetByRole(AriaRole.Button, new() { Name = "終了する" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("相談を終了しました。")).ToBeVisibleAsync();
    }

    public ValueTask DisposeAsync() => Window.DisposeAsync();
}
