using Madoguchi.Bot.Channels.DirectLine.Page;
using Madoguchi.Bot.Conversations;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>The web channel: Direct Line 3.0 and the chat page that uses it.</summary>
public static class DirectLineExtensions
{
    /// <summary>The prefix of every path of the service.</summary>
    public const string Prefix = "/v3/directline";

    /// <summary>Needs <c>Database</c>, <c>TurnHandler</c> and <c>Func&lt;ContentLibrary&gt;</c> from the host.</summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>()
            .BindConfiguration("DirectLine")
            .Validate(o => string.IsNullOrEmpty(o.Secret) || o.Secret.Length >= 16, "DirectLine:Secret must have at least 16 characters")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Transcript>();
        services.AddSingleton<SigningKey>();
        services.AddSingleton<TokenDesk>();
        services.AddSingleton<StreamBells>();
        services.AddSingleton<MessageLimiter>();
        services.AddSingleton<ActivityRenderer>();
        services.AddSingleton<StartedConversations>();
        services.AddSingleton<ActivityIntake>();
        services.AddSingleton<PageFiles>();
        services.AddSingleton<PagePhrases>();
        return services;
    }

    /// <summary>Maps <c>/v3/directline</c>. Sockets need nothing else in the pipeline.</summary>
    public static void MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(Prefix).AddEndpointFilter<DirectLineGate>().AllowAnonymous();
        TokenEndpoints.Map(group);
        ConversationEndpoints.Map(group);
        ActivityEndpoints.Map(group);
        UploadEndpoint.Map(group);
        StreamEndpoint.Map(endpoints);
        group.Map("{**path}", () => DirectLineErrors.NotFound());
    }

    /// <summary>Maps the chat page at <c>/</c> and what it loads under <c>/chat</c>.</summary>
    public static void MapChatPage(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").AddEndpointFilter(PageHeaders.AddAsync).AllowAnonymous();
        PageEndpoints.Map(group);
        ChatTokenEndpoint.Map(group);
    }
}
