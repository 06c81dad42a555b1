using System.Text.Json;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary><c>tokens/generate</c> and <c>tokens/refresh</c>.</summary>
internal static class TokenEndpoints
{
    private const int MostBytes = 16 * 1024;

    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapPost("/tokens/generate", GenerateAsync);
        group.MapPost("/tokens/refresh", RefreshAsync);
    }

    public static async Task<IResult> AnswerAsync(TokenDesk desk, Caller caller, int status, string? streamUrl, CancellationToken cancel)
    {
        var token = await desk.IssueAsync(caller, TokenUse.Call, cancel);
        var body = new ConversationBody(caller.ConversationId, token, (int)TokenDesk.TokenLife.TotalSeconds, streamUrl);
        return TypedResults.Json(body, DirectLineJson.Default.ConversationBody, statusCode: status);
    }

    /// <summary>The user that a body names, of tokens/generate and of conversations; null where it names none.</summary>
    public static async Task<(string? UserId, IResult? Error)> ReadUserAsync(HttpRequest request, CancellationToken cancel)
    {
        var (body, error) = await RequestBody.ReadJsonAsync(request, MostBytes, isOptional: true, cancel);
        if (error is not null || body is null)
        {
            return (null, error);
        }

        using (body)
        {
            var id = body.RootElement.TryGetProperty("user", out var user) && user.ValueKind == JsonValueKind.Object
                ? ActivityReader.Text(user, "id")
                : null;
            return id is { Length: > 200 } ? (null, DirectLineErrors.Malformed("user.id is longer than 200 characters.")) : (string.IsNullOrWhiteSpace(id) ? null : id, null);
        }
    }

    private static async Task<IResult> GenerateAsync(HttpRequest request, TokenDesk desk, CancellationToken cancel)
    {
        var access = await Authorization.CheckAsync(request, desk, null, cancel);
        if (access.Error is not null || !access.IsSecret)
        {
            return access.Error ?? DirectLineErrors.TokenRefused();
        }

        var (userId, error) = await ReadUserAsync(request, cancel);
        return error ?? await AnswerAsync(desk, await desk.NewConversationAsync(userId, cancel), StatusCodes.Status200OK, null, cancel);
    }

    private static async Task<IResult> RefreshAsync(HttpRequest request, TokenDesk desk, CancellationToken cancel)
    {
        var access = await Authorization.CheckAsync(request, desk, null, cancel);
        return access.Caller is { } caller
            ? await AnswerAsync(desk, caller, StatusCodes.Status200OK, null, cancel)
            : access.Error ?? DirectLineErrors.TokenRefused();
    }
}
