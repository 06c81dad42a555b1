using System.Net;
using Madoguchi.Bot.Commands;
using Madoguchi.Bot.Conversations;
using Madoguchi.Handoff;
using Madoguchi.Handoff.Storage;
using Madoguchi.Knowledge.Content;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Madoguchi.Bot.Operations;

/// <summary>What all parts of the host share: settings, the store, the content, compression, forwarded addresses.</summary>
internal static class HostExtensions
{
    /// <summary>Larger request bodies are refused before they are read.</summary>
    private const long LongestBody = 4 * 1024 * 1024;

    public static void AddHost(this WebApplicationBuilder builder, string? contentFolder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddOptions<StorageOptions>().BindConfiguration("Storage");
        builder.Services.AddSingleton(services => Database
            .OpenAsync(services.GetRequiredService<IOptions<StorageOptions>>().Value, services.GetRequiredService<ILogger<Database>>())
            .GetAwaiter().GetResult());
        builder.Services.AddSingleton(services => LoadEngine(services, contentFolder));
        builder.Services.AddSingleton<Func<ContentLibrary>>(services =>
        {
            var engines = services.GetRequiredService<EngineHolder>();
            return () => engines.Current.Content;
        });
        builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Behind a reverse proxy on the same machine; others are named in ForwardedHeaders:KnownProxies.
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            foreach (var proxy in builder.Configuration.GetSection("ForwardedHeaders:KnownProxies").Get<string[]>() ?? [])
            {
                options.KnownProxies.Add(IPAddress.Parse(proxy));
            }
        });
    }

    public static IServiceCollection AddBot(this IServiceCollection services)
    {
        services.AddSingleton<ConversationLocks>();
        services.AddSingleton<BurstLimit>();
        services.AddSingleton<TurnHandler>();
        services.TryAddSingleton<Transcript>();
        return services;
    }

    /// <summary>Opens the store and loads the content before anybody is let in.</summary>
    /// <exception cref="StorageException">The store cannot be used.</exception>
    /// <exception cref="ContentException">The content is broken.</exception>
    public static async Task OpenAsync(this WebApplication app, CancellationToken cancel)
    {
        var engine = Task.Run(app.Services.GetRequiredService<EngineHolder>, cancel);
        app.Services.GetRequiredService<Database>();
        await engine;
    }

    public static void UseHost(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseExceptionHandler(ErrorPage.Use);
        app.UseResponseCompression();
        app.UseWebSockets();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    private static EngineHolder LoadEngine(IServiceProvider services, string? contentFolder)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var started = clock.GetTimestamp();
        var folder = ContentLocation.Find(contentFolder ?? services.GetRequiredService<IConfiguration>()["Content:Path"]);
        var engine = EngineLoader.Load(folder, DeskSchedule.HoursOf(services.GetRequiredService<IOptions<HandoffOptions>>().Value));
        Log.ContentLoaded(
            services.GetRequiredService<ILogger<EngineHolder>>(),
            folder,
            engine.Content.Articles.Count,
            engine.Content.Phrases.Languages.Count(),
            clock.GetElapsedTime(started).TotalMilliseconds);
        _ = Task.Run(() =>
        {
            engine.Knowledge.WarmUp();

            // Reading the content leaves more garbage behind than the server will ever use again.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        });
        return new EngineHolder(engine);
    }
}
