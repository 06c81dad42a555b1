using Madoguchi.Bot.Channels.BotFramework;
using Madoguchi.Bot.Channels.DirectLine;
using Madoguchi.Bot.Operations;
using Madoguchi.Bot.Outgoing;
using Madoguchi.Handoff;

namespace Madoguchi.Bot.Commands;

/// <summary>The server: content and store are opened before it listens, so that what is broken stops the start.</summary>
internal static class Server
{
    public static async Task<int> RunAsync(string[] args, string? contentFolder, CancellationToken cancel)
    {
        IcuCheck.Run();

        // Settings are read once: watching their files costs a system-wide resource and would change half of them.
        string[] withDefaults = ["--hostBuilder:reloadConfigOnChange=false", .. args];
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = withDefaults, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.AddHost(contentFolder);
        builder.Services.AddHandoff(options => builder.Configuration.GetSection("Handoff").Bind(options));
        builder.Services.AddBot();
        builder.Services.AddDirectLine();
        builder.Services.AddBotFramework();
        builder.Services.AddOutbox();

        await using var app = builder.Build();
        await app.OpenAsync(cancel);
        app.UseHost();
        app.MapOperations();
        app.MapStaffConsole();
        app.MapBotFramework();
        app.MapDirectLine();
        app.MapChatPage();
        await RunAsync(app, cancel);
        return 0;
    }

    private static async Task RunAsync(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new CommandError($"{e.Message} Another program listens there. Stop it, or choose another address with --Urls=http://localhost:5081.");
        }

        await StartMessage.PrintAsync(app, Console.Out, cancel);
        await app.WaitForShutdownAsync(cancel);
    }
}
