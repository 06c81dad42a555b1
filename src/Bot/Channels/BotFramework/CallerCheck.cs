using System.Net;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Options;

namespace Madoguchi.Bot.Channels.BotFramework;

/// <summary>
/// Decides who may post activities: with an app id, whoever shows a token of the Bot Framework service made out to it; without
/// one, programs on this machine. There is no switch that opens it further.
/// </summary>
internal sealed class CallerCheck(IOptions<BotFrameworkOptions> options, ChannelTokens tokens)
{
    private const string Remedy =
        "Without BotFramework:AppId and BotFramework:AppPassword this address answers callers on this machine only. Set both to open it to the Bot Framework service.";

    public async Task<(Caller? Caller, Refusal? Refusal)> CheckAsync(HttpContext context, CancellationToken cancel)
    {
        if (options.Value.IsAuthenticated)
        {
            return await tokens.CheckAsync(context.Request.Headers.Authorization, cancel);
        }

        return IsOnThisMachine(context) ? (Caller.OnThisMachine, null) : (null, Refusal.Unauthorized(Remedy));
    }

    private static bool IsOnThisMachine(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("Forwarded"))
        {
            // A proxy on this machine passes on somebody else's request.
            return false;
        }

        if (headers.Origin is [{ } origin, ..] && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.IsLoopback))
        {
            // Any web page open in a browser on this machine could post here; browsers say which one it is.
            return false;
        }

        // No address and no socket: the caller runs inside this process. A Unix socket has no address either, but is a proxy's.
        return context.Connection.RemoteIpAddress is { } address
            ? IPAddress.IsLoopback(address) || (address.IsIPv4MappedToIPv6 && IPAddress.IsLoopback(address.MapToIPv4()))
            : context.Features.Get<IConnectionSocketFeature>() is null;
    }
}
