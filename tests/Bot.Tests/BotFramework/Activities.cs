using System.Text.Json.Nodes;

namespace Madoguchi.Bot.Tests.BotFramework;

/// <summary>Activities as a channel sends them.</summary>
internal static class Activities
{
    public const string Bot = "28:bot";

    public static JsonObject Message(string serviceUrl, string text, string id = "1", string conversation = "c1", string from = "29:parent") =>
        New(serviceUrl, "message", id, conversation, from).With("text", text);

    public static JsonObject New(string serviceUrl, string type, string id = "1", string conversation = "c1", string from = "29:parent") => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["timestamp"] = "2026-11-20T01:00:00.000Z",
        ["channelId"] = "webchat",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = from, ["name"] = "Somebody" },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "Madoguchi" },
        ["conversation"] = new JsonObject { ["id"] = conversation },
        ["locale"] = "ja-JP",
    };

    public static JsonObject With(this JsonObject activity, string field, JsonNode? value)
    {
        activity[field] = value;
        return activity;
    }

    public static JsonObject Without(this JsonObject activity, string field)
    {
        activity.Remove(field);
        return activity;
    }
}
