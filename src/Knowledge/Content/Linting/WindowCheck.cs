namespace Madoguchi.Knowledge.Content.Linting;

/// <summary>What municipality.yaml refers to: topics, languages, its prefecture; and whether every local topic has a window.</summary>
internal static class WindowCheck
{
    public static IEnumerable<ContentProblem> Run(LintInput input) => input.Library.Municipalities.SelectMany(m => Check(m, input));

    private static IEnumerable<ContentProblem> Check(Municipality municipality, LintInput input)
    {
        var file = LintInput.FileOf(municipality);
        var root = input.Files.Yaml(file);
        if (municipality.Prefecture.Length > 0 && !Prefectures.All.Contains(municipality.Prefecture))
        {
            yield return LintInput.Error(file, root.Key("prefecture").Line, $"`{municipality.Prefecture}` is not a prefecture; write it in lower-case letters, such as kanagawa");
        }

        foreach (var window in municipality.Windows)
        {
            var place = input.PlaceOf(municipality, window);
            foreach (var topic in window.Topics.Where(t => input.Library.FindTopic(t) is null))
            {
                yield return LintInput.Error(file, place.Key("topics").Item(topic).Line, $"the topic `{topic}` of the window `{window.Id}` is not in topics.yaml");
            }

            foreach (var tag in window.Languages.Where(t => input.Library.Languages.All(l => l.Tag != t)))
            {
                yield return LintInput.Error(file, place.Key("languages").Item(tag).Line, $"the language `{tag}` of the window `{window.Id}` is not in languages.yaml");
            }
        }

        var uncovered = input.Library.Topics.Where(t => t.IsLocal && !municipality.WindowsFor(t.Id).Any()).Select(t => t.Id).ToList();
        if (uncovered.Count > 0)
        {
            yield return LintInput.Warning(file, root.Key("windows").Line, $"{uncovered.Count} topics that depend on the municipality have no window here: {string.Join(", ", uncovered)}");
        }
    }
}
