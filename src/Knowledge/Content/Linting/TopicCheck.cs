namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>The references inside topics.yaml, and from milestones to topics.</summary>
internal static class TopicCheck
{
    private const int FewestRelated = 2;
    private const int MostRelated = 4;

    public static IEnumerable<ContentProblem> Run(LintInput input) =>
        input.Library.Topics.SelectMany(t => Related(t, input).Concat(Lines(t, input))).Concat(Milestones(input));

    private static IEnumerable<ContentProblem> Related(Topic topic, LintInput input)
    {
        var place = input.PlaceOf(topic).Key("related");
        foreach (var related in topic.Related.Distinct())
        {
            var line = place.Item(related).Line;
            if (related == topic.Id)
            {
                yield return LintInput.Error("topics.yaml", line, $"`{topic.Id}` names itself as related");
            }
            else if (input.Library.FindTopic(related) is null)
            {
                yield return LintInput.Error("topics.yaml", line, $"the related topic `{related}` of `{topic.Id}` does not exist");
            }

            if (topic.Related.Count(r => r == related) > 1)
            {
                yield return LintInput.Error("topics.yaml", line, $"`{topic.Id}` names `{related}` twice as related");
            }
        }

        if (topic.Related.Count < FewestRelated)
        {
            yield return LintInput.Error("topics.yaml", place.Line, $"`{topic.Id}` has {topic.Related.Count} related topics; at least {FewestRelated}");
        }
        else if (topic.Related.Count > MostRelated)
        {
            yield return LintInput.Warning("topics.yaml", place.Line, $"`{topic.Id}` has {topic.Related.Count} related topics; at most {MostRelated} are offered");
        }
    }

    private static IEnumerable<ContentProblem> Lines(Topic topic, LintInput input) =>
        topic.Lines.Where(id => input.Library.FindHelpLine(id) is null)
            .Select(id => LintInput.Error("topics.yaml", input.PlaceOf(topic).Key("lines").Item(id).Line, $"the help line `{id}` of `{topic.Id}` is not in help-lines.yaml"));

    private static IEnumerable<ContentProblem> Milestones(LintInput input) =>
        input.Library.Milestones.Index()
            .Where(m => m.Item.Topic.Length > 0 && input.Library.FindTopic(m.Item.Topic) is null)
            .Select(m => LintInput.Error("milestones.yaml", input.Files.Yaml("milestones.yaml").Entry(m.Index).Key("topic").Line, $"the topic `{m.Item.Topic}` is not in topics.yaml"));
}
