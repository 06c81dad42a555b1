using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Madoguchi.Browser.Tests.SystemBrowser))]

// Pages are measured and a server is killed: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Madoguchi.Browser.Tests;

/// <summary>The Chromium of this machine, started once for all tests. Where there is none, the tests are skipped and say so.</summary>
public sealed class SystemBrowser : IAsyncLifetime
{
    private const string Setting = "MADOGUCHI_TEST_CHROMIUM";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Executable() is not { } executable)
        {
            return;
        }

        // Long enough for a machine that is busy with other things; whoever is ready earlier is not waited for.
        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        });
    }

    /// <summary>A window of its own, with no cookies and no memory.</summary>
    public async Task<Window> OpenAsync(BrowserNewContextOptions options)
    {
        Assert.SkipWhen(_browser is null, $"No Chromium on this machine. Install one (on Debian: apt-get install chromium), or name it in {Setting}.");
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(20_000);
        return await Window.OpenAsync(context);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private static string? Executable() =>
        new[] { Environment.GetEnvironmentVariable(Setting), "/usr/bin/chromium" }.FirstOrDefault(path => path is { Length: > 0 } && File.Exists(path));
}
