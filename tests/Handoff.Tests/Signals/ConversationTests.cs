using Madoguchi.Handoff.Signals;

namespace Madoguchi.Handoff.Tests.Signals;

/// <summary>What shows only over several messages.</summary>
public sealed class ConversationTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 22, 0, 0, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("し", "に", "た", "い")]
    [InlineData("もう", "しに", "たい")]
    [InlineData("死に", "たい")]
    [InlineData("子どもを", "叩いて", "しまった")]
    public void A_sentence_in_several_bubbles_is_read_as_one(params string[] bubbles)
    {
        Assert.All(bubbles, b => Assert.True(SignalTestContent.Detector.Read(b).Tier < Tier.Urgent));

        Assert.Contains(Talk(TimeSpan.FromSeconds(5), bubbles), r => r.Tier >= Tier.Urgent);
    }

    [Fact]
    public void Bubbles_after_a_long_pause_are_a_new_sentence() =>
        Assert.Equal(Tier.None, Talk(TimeSpan.FromMinutes(11), "しに", "たい")[^1].Tier);

    [Fact]
    public void A_bubble_that_worried_does_not_worry_again_with_the_next_one() =>
        Assert.Equal(Tier.None, Talk(TimeSpan.FromSeconds(20), "死にたい", "児童手当はいつ")[^1].Tier);

    [Fact]
    public void Concerns_about_three_parts_of_a_life_add_up()
    {
        var readings = Talk(TimeSpan.FromMinutes(2), "夜ぜんぜん眠れません", "涙が止まりません", "母親失格だと思う");

        Assert.Equal([Tier.Concern, Tier.Concern, Tier.Urgent], readings.Select(r => r.Tier));
        Assert.Contains(Modifier.SeveralDomains, readings[^1].Modifiers);
    }

    [Fact]
    public void Concerns_on_three_days_add_up()
    {
        var readings = Talk(TimeSpan.FromDays(1), "しんどい", "今日もしんどい", "やっぱりしんどい");

        Assert.Equal(Tier.Urgent, readings[^1].Tier);
        Assert.Contains(Modifier.SeveralDays, readings[^1].Modifiers);
    }

    [Fact]
    public void A_second_urgent_message_is_an_emergency()
    {
        var readings = Talk(TimeSpan.FromMinutes(3), "消えたい", "子どもを叩いてしまった");

        Assert.Equal(Tier.Emergency, readings[^1].Tier);
        Assert.Contains(Modifier.SecondUrgent, readings[^1].Modifiers);
    }

    [Fact]
    public void Taking_it_back_does_not_erase_what_was_said()
    {
        var history = SignalHistory.Empty;
        foreach (var text in new[] { "死にたい", "さっきのは嘘です、冗談" })
        {
            history = history.With(text, SignalTestContent.Detector.Read(text, history, Start), Start);
        }

        Assert.Equal(Tier.Urgent, Assert.Single(history.Past).Tier);
    }

    [Theory]
    [InlineData("産後2か月です。死にたい", Modifier.Perinatal)]
    [InlineData("今夜、死にたい", Modifier.Now)]
    [InlineData("ロープを見ながら死にたいと思う", Modifier.Means)]
    [InlineData("中学2年生です。死にたい", Modifier.ChildSpeaks)]
    public void Circumstances_raise_a_wish_to_die(string message, string modifier)
    {
        var reading = SignalTestContent.Detector.Read(message);

        Assert.Equal(Tier.Emergency, reading.Tier);
        Assert.Contains(modifier, reading.Modifiers);
    }

    [Fact]
    public void A_parent_who_tells_the_age_of_a_child_is_not_taken_for_a_child() =>
        Assert.False(SignalTestContent.Detector.Read("息子は中学生です。最近つらい").ChildSpeaks);

    private static List<SignalReading> Talk(TimeSpan pause, params string[] messages)
    {
        var (history, at) = (SignalHistory.Empty, Start);
        var readings = new List<SignalReading>();
        foreach (var message in messages)
        {
            readings.Add(SignalTestContent.Detector.Read(message, history, at));
            history = history.With(message, readings[^1], at);
            at += pause;
        }

        return readings;
    }
}
