using Madoguchi.Handoff.Signals;

namespace Madoguchi.Handoff.Tests.Signals;

public sealed class JapaneseMessageTests
{
    public static TheoryData<string, string, string> Messages()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(SignalTestContent.Root, "tests", "Handoff.Tests", "Signals", "ja.tsv")).Where(l => !l.StartsWith('#')))
        {
            var fields = line.Split('\t');
            data.Add(fields[0], fields[1], fields[2]);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_gets_its_tier_and_category(string tiers, string categories, string message)
    {
        var right = tiers.Split('|').Select(t => Enum.Parse<Tier>(t, ignoreCase: true)).ToList();

        var reading = SignalTestContent.Detector.Read(message);

        if (right.Contains(Tier.None))
        {
            Assert.True(reading.Tier <= right.Max(), Describe(reading));
        }
        else
        {
            Assert.True(reading.Tier >= right.Min(), Describe(reading));
            Assert.True(categories == "*" || categories.Split('|').Contains(reading.Category), Describe(reading));
        }
    }

    [Fact]
    public void Every_category_has_messages()
    {
        var covered = Messages().SelectMany(m => m.Data.Item2.Split('|')).ToHashSet();

        Assert.Empty(Category.All.Except(covered));
    }

    [Fact]
    public void Everyday_questions_of_the_articles_are_hardly_ever_urgent()
    {
        string[] about = ["abuse-report", "child-illness-night", "childrens-place", "consultation-pregnancy", "consultation-child-family", "domestic-violence", "money-trouble", "parenting-fatigue", "postpartum-mental-health", "temporary-protection", "emergency", "school-absence"];
        var questions = SignalTestContent.Content.Articles.Where(a => a.Language == "ja" && !about.Contains(a.Topic)).SelectMany(a => a.Questions).ToList();

        var urgent = questions.Where(q => SignalTestContent.Detector.Read(q).Tier >= Tier.Urgent).ToList();

        Assert.True(urgent.Count <= questions.Count / 500, string.Join('\n', urgent));
    }

    private static string Describe(SignalReading reading) =>
        $"{reading.Tier}: {string.Join(", ", reading.Signals.Select(s => $"{s.Category} {s.Tier} {s.Rule} «{s.Text}»"))} [{string.Join(", ", reading.Modifiers)}]";
}
