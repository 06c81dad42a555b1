using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Madoguchi.Bot.Commands;

/// <summary>JSON as the commands print it: one line, other scripts readable.</summary>
[JsonSerializable(typeof(AskResult))]
internal sealed partial class CommandJson : JsonSerializerContext
{
    public static CommandJson OneLine { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
