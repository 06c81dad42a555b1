using System.Text;
using System.Text.Json;

namespace Madoguchi.Bot.Channels.DirectLine;

/// <summary>Reads bodies that may be too large, cut off, badly encoded or not JSON at all.</summary>
internal static class RequestBody
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The body as a JSON object, or the error to answer; both null when it is empty and may be.</summary>
    public static async Task<(JsonDocument? Body, IResult? Error)> ReadJsonAsync(HttpRequest request, int mostBytes, bool isOptional, CancellationToken cancel)
    {
        var bytes = await ReadAsync(request.Body, mostBytes, cancel);
        return bytes is null ? (null, DirectLineErrors.TooLarge())
            : bytes.Length == 0 && isOptional ? (null, null)
            : Parse(bytes) is { } body ? (body, null)
            : (null, DirectLineErrors.Malformed("The body must be a JSON object."));
    }

    /// <summary>All of the stream, or null when it is longer than allowed.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, int mostBytes, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancel)) > 0)
        {
            if (buffer.Length + read > mostBytes)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    /// <summary>A JSON object, or null. Bytes that are no UTF-8 and halves of surrogate pairs become U+FFFD: the rest is still a message.</summary>
    public static JsonDocument? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Encoding.UTF8.GetString(bytes);
            var body = JsonDocument.Parse(LoneSurrogates.Replace(text.TrimStart('\uFEFF')), Options);
            if (body.RootElement.ValueKind == JsonValueKind.Object)
            {
                return body;
            }

            body.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
