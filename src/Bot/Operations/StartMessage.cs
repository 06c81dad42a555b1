using Madoguchi.Handoff.Accounts;
using Madoguchi.Handoff.Storage;

namespace Madoguchi.Bot.Operations;

/// <summary>What the person who starts the server needs to know, in four lines.</summary>
internal static class StartMessage
{
    public static async Task PrintAsync(WebApplication app, TextWriter output, CancellationToken cancel)
    {
        var address = app.Urls.FirstOrDefault() ?? "http://localhost:5080";
        await output.WriteLineAsync();
        await output.WriteLineAsync($"  Chat page      {address}/");
        await output.WriteLineAsync($"  Staff sign in  {address}/staff");
        await output.WriteLineAsync($"  Store          {app.Services.GetRequiredService<Database>().Description}");
        if (await app.Services.GetRequiredService<StaffSetup>().FirstLinkAsync(cancel) is { } link)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync("  There are no staff yet. Open this link once, within 24 hours, to create the first account:");
            await output.WriteLineAsync($"  {address}{link}");
        }

        await output.WriteLineAsync();
    }
}
