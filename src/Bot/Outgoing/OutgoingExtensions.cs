using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Madoguchi.Bot.Outgoing;

/// <summary>Adds the sending of stored messages to the host.</summary>
public static class OutgoingExtensions
{
    /// <summary>Registers the worker that sends, once. The host provides the database.</summary>
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Outbox>();
        services.AddHostedService<OutboxWorker>();
        return services;
    }
}
