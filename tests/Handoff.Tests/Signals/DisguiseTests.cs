using Madoguchi.Handoff.Signals;

namespace Madoguchi.Handoff.Tests.Signals;

/// <summary>Writing that hides words: on purpose, by a phone, or by a stretched finger.</summary>
public sealed class DisguiseTests
{
    [Theory]
    [InlineData("死 に た い")]
    [InlineData("死　に　た　い")]
    [InlineData("死\u200Bにた\u200Bい")]
    [InlineData("死\u00ADに\u2060たい")]
    [InlineData("ｼﾆﾀｲ")]
    [InlineData("シニタイ")]
    [InlineData("しにたーい")]
    [InlineData("しにたぁぁぁぁい")]
    [InlineData("死にたいいいいい")]
    [InlineData("し💊に🔪た😭い")]
    [InlineData("死.に.た.い")]
    [InlineData("死*に*た*い")]
    [InlineData("死\nに\nた\nい")]
    [InlineData("氏にたい")]
    [InlineData("タヒにたい")]
    [InlineData("ﾀﾋにたい")]
    [InlineData("４にたい")]
    [InlineData("死○たい")]
    [InlineData("shinitai")]
    [InlineData("ＳＨＩＮＩＴＡＩ")]
    [InlineData("s h i n i t a i")]
    [InlineData("sh1n1tai")]
    [InlineData("shіnіtаі")] // Cyrillic letters
    [InlineData("死にたいｗｗｗ")]
    [InlineData("死にたい(笑)")]
    [InlineData("死にたい😂😂")]
    [InlineData("**死にたい**")]
    [InlineData("\ud83d死にたい\ude00")]
    public void A_wish_to_die_is_seen_through_the_disguise(string message)
    {
        var reading = SignalTestContent.Detector.Read(message);

        Assert.False(reading.Failed);
        Assert.True(reading.Tier >= Tier.Urgent, $"{reading.Tier}");
        Assert.Equal("A2", reading.Category);
    }

    [Theory]
    [InlineData("こどもを　たたいて　しまいました", "B3")]
    [InlineData("ｺﾄﾞﾓ ﾀﾀｲﾃｼﾏｳ", "B3")]
    [InlineData("だ ん な に な ぐ ら れ た", "E2")]
    [InlineData("息を…していない……", "F1")]
    [InlineData("イキヲシテイナイ", "F1")]
    [InlineData("ケイレンがとまらない！！！", "F1")]
    [InlineData("kodomo wo tataita", "B3")]
    public void Other_dangers_are_seen_through_the_disguise(string message, string category) =>
        Assert.Equal(category, SignalTestContent.Detector.Read(message).Category);

    [Theory]
    [InlineData("4人にたいへんお世話になりました")]
    [InlineData("市にたいする要望はどこへ")]
    [InlineData("氏名にたいしての質問")]
    [InlineData("www かわいい")]
    public void Harmless_letters_do_not_become_a_disguise(string message) =>
        Assert.Equal(Tier.None, SignalTestContent.Detector.Read(message).Tier);

    [Fact]
    public void The_words_are_quoted_as_they_were_written()
    {
        var signal = SignalTestContent.Detector.Read("あの、死 に た い です").Signals[0];

        Assert.StartsWith("死 に た い", signal.Text, StringComparison.Ordinal);
        Assert.Equal("ja", signal.Language);
    }
}
