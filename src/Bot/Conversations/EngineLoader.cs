using Madoguchi.Handoff.Signals;
using Madoguchi.Knowledge;
using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Hours;

namespace Madoguchi.Bot.Conversations;

/// <summary>Makes an engine out of a content folder.</summary>
internal static class EngineLoader
{
    /// <exception cref="ContentException">The content or the signal inventories are broken; every error is named with file and line.</exception>
    public static Engine Load(string contentFolder, OpeningHours deskHours)
    {
        var content = ContentLibrary.Load(contentFolder);

        // The two do not need each other, and together they are most of the start-up time.
        var detector = Task.Run(() => SignalDetector.Load(content));
        var knowledge = KnowledgeBase.Build(content);
        return new Engine(content, knowledge, new TurnEngine(knowledge, detector.GetAwaiter().GetResult(), deskHours));
    }
}
