using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>Adds the Bot Framework channel to the host.</summary>
public static partial class BotFrameworkExtensions
{
    /// <summary>Name of the HTTP client that posts replies.</summary>
    internal const string ConnectorClient = "BotFramework.Connector";

    /// <summary>Name of the HTTP client that fetches keys and tokens.</summary>
    internal const string LoginClient = "BotFramework.Login";

    /// <summary>
    /// Registers the channel. The host provides the turn handler and the outbox that replies wait in. Half-configured settings
    /// stop the start with a message that names the setting.
    /// </summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services)
    {
        services.AddOptions<BotFrameworkOptions>().BindConfiguration(BotFrameworkOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<ChannelTokens>();
        services.AddSingleton<CallerCheck>();
        services.AddSingleton<ConnectorTokens>();
        services.AddSingleton<BotFrameworkChannel>();
        services.AddSingleton<ActivityEndpoint>();
        AddClient(services, ConnectorClient);
        AddClient(services, LoginClient);
        return services;
    }

    /// <summary>Maps <c>POST /api/messages</c>; every other method is answered 405.</summary>
    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var log = services.GetRequiredService<ILogger<ActivityEndpoint>>();
        if (services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value is { IsAuthenticated: true } settings)
        {
            Authenticated(log, settings.AppId!);
        }
        else
        {
            OnThisMachineOnly(log);
        }

        var endpoint = services.GetRequiredService<ActivityEndpoint>();
        
        // Tokens of the Bot Framework service are checked by the endpoint itself: they are nobody's sign-in here.
        return endpoints.Map("/api/messages", endpoint.HandleAsync).AllowAnonymous();
    }

    private static void AddClient(IServiceCollection services, string name) =>
        services.AddHttpClient(name, client => client.Timeout = TimeSpan.FromSeconds(15))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would carry what somebody wrote to an address that nobody vouched for.
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(5),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();

    [LoggerMessage(1205, LogLevel.Information, "Bot Framework: /api/messages answers the Bot Framework service for app {AppId}")]
    private static partial void Authenticated(ILogger log, string appId);

    [LoggerMessage(1206, LogLevel.Information, "Bot Framework: /api/messages answers callers on this machine only; set BotFramework:AppId and BotFramework:AppPassword to open it")]
    private static partial void OnThisMachineOnly(ILogger log);
}
