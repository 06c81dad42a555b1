using Madoguchi.Handoff.Signals;

namespace Madoguchi.Handoff.Tests.Signals;

public sealed class FirstWordsTests
{
    [Theory]
    [InlineData("赤ちゃんが息をしていない", "fire-119")]
    [InlineData("赤ちゃんを激しく揺さぶってしまった", "fire-119")]
    [InlineData("旦那が包丁を持って暴れています", "police-110")]
    [InlineData("子どもを殺してしまいそう", "jido-189")]
    [InlineData("死にたい", "inochi-sos")]
    [InlineData("夫に殴られています", "dv-plus")]
    [InlineData("今夜死にます", "fire-119")]
    public void The_line_that_must_come_first_is_first(string message, string line)
    {
        var words = SignalTestContent.Detector.For(SignalTestContent.Detector.Read(message), "ja");

        Assert.Equal(line, words.Lines[0]);
    }

    [Fact]
    public void In_a_medical_emergency_the_number_stands_in_the_first_line() =>
        Assert.Contains("{line:fire-119}", SignalTestContent.Detector.For(SignalTestContent.Detector.Read("息をしていない"), "ja").Text.Split('\n')[0], StringComparison.Ordinal);

    [Fact]
    public void A_child_is_spoken_to_as_a_child()
    {
        var words = SignalTestContent.Detector.For(SignalTestContent.Detector.Read("小学5年生です。死にたい"), "ja");

        Assert.True(words.ForChild);
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void First_words_are_short_and_promise_nothing(string category)
    {
        foreach (var tier in new[] { Tier.Concern, Tier.Urgent, Tier.Emergency })
        {
            foreach (string[] modifiers in new string[][] { [], [Modifier.ChildSpeaks] })
            {
                var words = SignalTestContent.Detector.For(new SignalReading(tier, [new Signal(category, tier, "", "ja", "test")], modifiers), "ja");

                Assert.InRange(words.Text.Split('\n').Length, 1, 4);
                Assert.All(words.Text.Split('\n'), line => Assert.InRange(line.Length, 5, 90));
                Assert.NotEmpty(words.Lines);
                Assert.True(words.Question.Count(c => c is '。' or '?' or '？') <= 2);
                Assert.DoesNotMatch("必ず|絶対|秘密は|頑張|がんばって|だめです|いけません|虐待です|取られません|安心してください|職員にも知らせ", words.Text + words.Question);
            }
        }
    }

    [Fact]
    public void Nothing_is_said_where_nothing_worries() =>
        Assert.Throws<ArgumentException>(() => SignalTestContent.Detector.For(SignalReading.None, "ja"));

    [Fact]
    public void A_language_without_first_words_is_refused() =>
        Assert.Throws<ArgumentException>(() => SignalTestContent.Detector.For(SignalTestContent.Detector.Read("死にたい"), "xx"));

    public static TheoryData<string> Categories() => [.. Category.All];
}
