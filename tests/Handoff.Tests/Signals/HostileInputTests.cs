using Madoguchi.Handoff.Signals;

namespace Madoguchi.Handoff.Tests.Signals;

public sealed class HostileInputTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\ud800")]
    [InlineData("\udc00\ud800\udc00")]
    [InlineData("\0\0\0")]
    [InlineData("\u3099\u3099\u3099")]
    [InlineData("{line:fire-119} <script>alert(1)</script>")]
    public void Odd_characters_do_no_harm(string message)
    {
        var reading = SignalTestContent.Detector.Read(message);

        Assert.False(reading.Failed);
        Assert.Equal(Tier.None, reading.Tier);
    }

    [Fact]
    public void A_wish_to_die_is_found_anywhere_in_a_hundred_thousand_characters()
    {
        foreach (var place in new[] { 0, 1_990, 1_999, 2_000, 50_123, 99_990 })
        {
            var text = new string('あ', place) + "死にたい" + new string('あ', 100_000 - place);

            Assert.Equal("A2", SignalTestContent.Detector.Read(text).Category);
        }
    }

    [Theory]
    [InlineData("死にたい")]
    [InlineData("子どもを叩いて今夜薬を全部飲んだ旦那に殴られ")]
    [InlineData("\ud83d")]
    [InlineData("死 ")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public void A_hundred_thousand_characters_of_anything_are_read_in_a_few_seconds(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 100_000 / unit.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var reading = SignalTestContent.Detector.Read(text);

        Assert.False(reading.Failed);
        Assert.True(reading.Signals.Count <= 20);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void Many_readers_at_once_get_the_same_answers()
    {
        string[] messages = ["死にたい", "児童手当はいつ", "赤ちゃんが息をしていない", "夫に殴られました"];
        var expected = messages.Select(m => SignalTestContent.Detector.Read(m).Tier).ToArray();

        Parallel.For(0, 2_000, i => Assert.Equal(expected[i % 4], SignalTestContent.Detector.Read(messages[i % 4]).Tier));
    }
}
