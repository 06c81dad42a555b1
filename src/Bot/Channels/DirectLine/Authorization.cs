using System.Net.Http.Headers;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>Reads the bearer of a call.</summary>
internal static class Authorization
{
    /// <summary>
    /// Who calls. With a secret the caller may name any conversation given out here and has no user of its own.
    /// </summary>
    /// <param name="conversationId">The conversation in the path; null where the token alone decides.</param>
    public static async Task<Access> CheckAsync(HttpRequest request, TokenDesk desk, string? conversationId, CancellationToken cancel)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            || string.IsNullOrWhiteSpace(header.Parameter))
        {
            return new Access(null, false, DirectLineErrors.MissingToken());
        }

        if (desk.IsSecret(header.Parameter))
        {
            return conversationId is null || await desk.KnowsAsync(conversationId, cancel)
                ? new Access(conversationId is null ? null : new Caller(conversationId, "user"), true, null)
                : new Access(null, true, DirectLineErrors.NotFound());
        }

        var reading = await desk.ReadAsync(header.Parameter, TokenUse.Call, cancel);
        if (reading.Caller is not { } caller)
        {
            return new Access(null, false, reading.IsExpired ? DirectLineErrors.TokenExpired() : DirectLineErrors.TokenRefused());
        }

        return conversationId is null || conversationId == caller.ConversationId ? new Access(caller, false, null)
            : new Access(null, false, await desk.KnowsAsync(conversationId, cancel) ? DirectLineErrors.TokenRefused() : DirectLineErrors.NotFound());
    }
}

/// <summary>What a bearer gives access to, or why it does not.</summary>
/// <param name="Caller">Null with an error, and for a secret where no conversation is named.</param>
internal sealed record Access(Caller? Caller, bool IsSecret, IResult? Error);
