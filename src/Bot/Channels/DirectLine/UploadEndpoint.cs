using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>
/// Takes a message with files. The files are read and dropped, because nobody here could look at them safely; the bot says so,
/// and what was written beside them is a message like any other.
/// </summary>
internal static class UploadEndpoint
{
    private const int MostBytes = 4 * 1024 * 1024;
    private const string OnlyFiles = """{"type":"message","attachments":[{}]}""";

    public static void Map(IEndpointRouteBuilder group) => group.MapPost("/conversations/{conversationId}/upload", PostAsync);

    private static async Task<IResult> PostAsync(HttpRequest request, string conversationId, TokenDesk desk, ActivityIntake intake, CancellationToken cancel)
    {
        var access = await Authorization.CheckAsync(request, desk, conversationId, cancel);
        if (access.Caller is not { } caller)
        {
            return access.Error!;
        }

        if (await RequestBody.ReadAsync(request.Body, MostBytes, cancel) is not { } body)
        {
            return DirectLineErrors.TooLarge();
        }

        using var written = await FindActivityAsync(request.ContentType, body, cancel);
        using var bare = RequestBody.Parse(System.Text.Encoding.UTF8.GetBytes(OnlyFiles))!;
        return await intake.TakeAsync(caller, (written ?? bare).RootElement, request.HttpContext.Response, cancel);
    }

    /// <summary>The activity among the parts of a form, told by its content type; null where there is none.</summary>
    private static async Task<JsonDocument?> FindActivityAsync(string? contentType, byte[] body, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return null;
        }

        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(body));
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (section.ContentType?.StartsWith("application/vnd.microsoft.activity", StringComparison.OrdinalIgnoreCase) == true
                    && await RequestBody.ReadAsync(section.Body, ActivityEndpoints.MostBytes, cancel) is { } bytes)
                {
                    return RequestBody.Parse(bytes);
                }
            }
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            // Cut off or not really a form: what arrived is still a file that somebody tried to send.
        }

        return null;
    }
}
