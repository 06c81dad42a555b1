using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Madoguchi.Bot.Answers;

/// <summary>How answers and conversation state are written as JSON: camelCase, nothing empty, no escaping of other scripts.</summary>
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Conversations.ConversationState))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    public static AnswerJson Compact { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(Answer answer) => JsonSerializer.Serialize(answer, Compact.Answer);

    public static Answer? ReadAnswer(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Compact.Answer);
}
