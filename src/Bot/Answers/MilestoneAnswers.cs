using Madoguchi.Bot.Conversations;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Bot.Answers;

/// <summary>Says what comes up at the child's age or the stage of the pregnancy that the parent has told.</summary>
internal static class MilestoneAnswers
{
    private const int Most = 4;

    /// <summary>Whether knowing the age would say more about this topic.</summary>
    public static bool DependsOnAge(Turn turn, string topic) => turn.Content.Milestones.Any(m => m.Topic == topic && m.Text.In(turn.Language) is not null);

    public static bool KnowsAge(Turn turn) => turn.State.ChildAgeOn(turn.Today) is not null || turn.State.PregnancyOn(turn.Today) is not null;

    /// <param name="topic">The topic the parent asked about, said first; null for whatever is due.</param>
    public static void Reply(Turn turn, string? topic)
    {
        var due = Due(turn).OrderByDescending(m => m.Topic == topic).Take(Most).ToList();
        var topics = due.Select(m => m.Topic).Distinct()
            .Select(id => turn.Content.FindArticle(id, turn.Language)).OfType<Article>()
            .Select(a => new Choice(a.Label, $"topic:{a.Topic}"))
            .ToList();
        turn.Reply(new Answer
        {
            Kind = "notice",
            Language = turn.Language,
            Text = due.Count == 0
                ? turn.Say("nothing_due")
                : turn.Say("due_now") + "\n\n" + string.Join('\n', due.Select(m => "- " + m.Text.In(turn.Language))),
            Choices = topics,
            Sources = due.SelectMany(m => m.Sources).DistinctBy(s => s.Name).Select(s => new SourceNote(s.Name, s.Url, s.Date)).ToList(),
        });
    }

    private static IEnumerable<Milestone> Due(Turn turn)
    {
        var months = turn.State.ChildAgeOn(turn.Today);
        var weeks = turn.State.PregnancyOn(turn.Today);
        return turn.Content.Milestones.Where(m =>
            m.Text.In(turn.Language) is not null
            && (m.InPregnancy ? weeks : months) is { } now
            && m.From <= now
            && now <= m.To);
    }
}
