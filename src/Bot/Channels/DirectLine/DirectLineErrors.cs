using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>The errors of Direct Line: <c>{"error":{"code","message"}}</c>. Codes are stable; messages are for developers.</summary>
internal static class DirectLineErrors
{
    public static JsonHttpResult<ErrorBody> MissingToken() => Error(StatusCodes.Status401Unauthorized, "MissingAuthorization", "Send the header Authorization: Bearer and a token or secret.");

    /// <summary>403 and not 401: clients take 401 for a fault of their own and 403 for a token to renew.</summary>
    public static JsonHttpResult<ErrorBody> TokenExpired() => Error(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");

    public static JsonHttpResult<ErrorBody> TokenRefused() => Error(StatusCodes.Status403Forbidden, "BadArgument", "The token or secret is not valid here.");

    public static JsonHttpResult<ErrorBody> NotFound() => Error(StatusCodes.Status404NotFound, "NotFound", "There is no such conversation or path.");

    public static JsonHttpResult<ErrorBody> Malformed(string message) => Error(StatusCodes.Status400BadRequest, "MalformedData", message);

    public static JsonHttpResult<ErrorBody> TooLarge() =>
        Error(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "At most 256 KB are taken, and 4 MB of an upload.");

    public static JsonHttpResult<ErrorBody> TooMany() => Error(StatusCodes.Status429TooManyRequests, "TooManyMessages", "Too many messages at once. Nothing was stored: send this one again later.");

    public static JsonHttpResult<ErrorBody> BotFailed() => Error(StatusCodes.Status502BadGateway, "BotError", "The message could not be processed. Send it again with the same clientActivityID.");

    public static JsonHttpResult<ErrorBody> Internal() => Error(StatusCodes.Status500InternalServerError, "ServiceError", "Something went wrong here.");

    private static JsonHttpResult<ErrorBody> Error(int status, string code, string message) =>
        TypedResults.Json(new ErrorBody(new ErrorDetail(code, message)), DirectLineJson.Default.ErrorBody, statusCode: status);
}
