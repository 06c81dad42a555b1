using Madoguchi.Knowledge;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Bot.Conversations;

/// <summary>The content and the rules in force, exchanged as a whole when the content is reloaded.</summary>
/// <param name="Content">What the bot knows and says.</param>
/// <param name="Turns">Decides turns with it.</param>
/// <param name="Knowledge">Reads messages and finds topics in it.</param>
public sealed record Engine(ContentLibrary Content, KnowledgeBase Knowledge, TurnEngine Turns);

/// <summary>Holds the engine that new turns use; a turn that has begun keeps the one it began with.</summary>
public sealed class EngineHolder(Engine first)
{
    private volatile Engine _current = first;

    public Engine Current => _current;

    public void Replace(Engine next) => _current = next;
}
