using Madoguchi.Browser.Tests.Parent;
using Microsoft.Playwright;
using Xunit;

namespace Madoguchi.Browser.Tests.Staff;

/// <summary>A test at the desk: a server of its own, because the queue shows everybody's cases.</summary>
public abstract class DeskTest(SystemBrowser browser) : IAsyncLifetime
{
    /// <summary>Read as emergency; the program hands over by itself.</summary>
    protected const string EmergencyText = "1歳の息子を強くゆさぶってしまい、ぐったりしています";

    protected RunningServer Server { get; } = new();

    public ValueTask InitializeAsync() => Server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Server.DisposeAsync();
    }

    private protected Task<ParentPage> ParentAsync(string language = "ja-JP") => ParentPage.OpenAsync(browser, Server.Address, language);

    /// <summary>A parent whose words have just opened an emergency case.</summary>
    private protected async Task<ParentPage> ParentInNeedAsync()
    {
        var parent = await ParentAsync();
        await parent.SayAsync(EmergencyText);
        return parent;
    }

    private protected Task<StaffPage> StaffAsync(ColorScheme scheme = ColorScheme.Light, int width = 1280, bool scripts = true) =>
        StaffPage.OpenAsync(browser, Server.Address, scheme, width, scripts);

    /// <summary>Somebody with a new account, signed in and looking at the queue.</summary>
    private protected async Task<StaffPage> SignedInAsync(string name, ColorScheme scheme = ColorScheme.Light, int width = 1280, bool scripts = true)
    {
        var staff = await StaffAsync(scheme, width, scripts);
        await staff.SetUpAsync(await Server.InviteAsync(name));
        return staff;
    }
}
