using Madoguchi.Handoff.Signals;

namespace Madoguchi.Handoff.Tests.Signals;

/// <summary>The same words in different surroundings.</summary>
public sealed class ContextTests
{
    [Theory]
    [InlineData("もう死にたい", Tier.Urgent, Tier.Urgent, "A2")]
    [InlineData("死にたいw", Tier.Urgent, Tier.Urgent, "A2")]
    [InlineData("死にたい笑", Tier.Urgent, Tier.Urgent, "A2")]
    [InlineData("死ぬほど眠い", Tier.None, Tier.None, null)]
    [InlineData("笑い死ぬ", Tier.None, Tier.None, null)]
    [InlineData("かわいすぎて死ぬ", Tier.None, Tier.None, null)]
    [InlineData("しんどくて死にそう", Tier.Concern, Tier.Concern, "A5")]
    [InlineData("しんどい", Tier.Concern, Tier.Concern, "A5")]
    [InlineData("もう無理、消えたい", Tier.Urgent, Tier.Urgent, "A3")]
    [InlineData("死にたいわけじゃないけど、つらい", Tier.Concern, Tier.Concern, null)]
    [InlineData("死にたくない、殺される", Tier.Emergency, Tier.Emergency, "E1")]
    [InlineData("死にたくないわけじゃない", Tier.Urgent, Tier.Urgent, "A2")]
    [InlineData("10年前に死にたかった、今は元気", Tier.None, Tier.Concern, null)]
    [InlineData("先月、薬を全部飲んだ", Tier.Emergency, Tier.Emergency, "A1")]
    [InlineData("子どもの頃殴られていた", Tier.Concern, Tier.Concern, null)]
    [InlineData("夫が死にたいと言っている", Tier.Urgent, Tier.Urgent, "D3")]
    [InlineData("ドラマで「死にたい」と言っていた", Tier.None, Tier.None, null)]
    [InlineData("友だちの話だけど、死にたいって言ってる", Tier.Urgent, Tier.Emergency, "D3")]
    [InlineData("「虐待を受けたと思われる児童を発見した者は」とは？", Tier.None, Tier.Concern, null)]
    [InlineData("虐待の通報先は？", Tier.None, Tier.Concern, null)]
    [InlineData("一時保護とは？", Tier.None, Tier.Concern, null)]
    [InlineData("産後うつの相談窓口は？", Tier.None, Tier.Concern, null)]
    [InlineData("何錠飲んだら死ぬ", Tier.Emergency, Tier.Emergency, "A1")]
    [InlineData("赤ちゃんを叩いたら虐待ですか", Tier.Concern, Tier.Concern, "B3")]
    [InlineData("子どもを叩いてしまった", Tier.Urgent, Tier.Urgent, "B3")]
    [InlineData("保育園の締切いつ？あともう生きてるのがつらい", Tier.Urgent, Tier.Urgent, "A3")]
    [InlineData("離婚したら死ぬしかない", Tier.Urgent, Tier.Urgent, "A2")]
    [InlineData("自殺対策課はどこですか", Tier.None, Tier.None, null)]
    [InlineData("死亡届を出したい", Tier.None, Tier.None, null)]
    [InlineData("死ね", Tier.None, Tier.None, null)]
    [InlineData("料理で包丁で指を切った", Tier.None, Tier.None, null)]
    [InlineData("薬を全部飲みきりました", Tier.None, Tier.None, null)]
    [InlineData("毎朝ぜんぶ薬を飲む", Tier.None, Tier.None, null)]
    [InlineData("薬を全部一気に飲んでしまった", Tier.Emergency, Tier.Emergency, "A1")]
    public void The_surroundings_choose_the_tier(string message, Tier least, Tier most, string? category)
    {
        var reading = SignalTestContent.Detector.Read(message);

        Assert.InRange(reading.Tier, least, most);
        Assert.True(category is null || category == reading.Category, $"{reading.Category}: {string.Join(", ", reading.Signals)}");
    }

    [Theory]
    [InlineData("殺してしまいそう", "B2")]
    [InlineData("落としてしまう考えが浮かんで怖い、絶対したくない", "B4")]
    [InlineData("夫に首を絞められた", "E1")]
    [InlineData("赤ちゃんが息をしていない", "F1")]
    [InlineData("強制的にセックスさせられています、12歳です", "C2")]
    public void What_must_never_be_missed_is_seen(string message, string category)
    {
        var reading = SignalTestContent.Detector.Read(message);

        Assert.Equal(category, reading.Category);
        Assert.Equal(category == "B4" ? Tier.Urgent : Tier.Emergency, reading.Tier);
    }

    [Fact]
    public void Fear_about_the_permit_to_stay_is_no_risk_by_itself()
    {
        var reading = SignalTestContent.Detector.Read("在留カードが切れています、相談したら入管に言いますか");

        Assert.Equal("L", reading.Category);
        Assert.Equal(Tier.Concern, reading.Tier);
    }

    [Theory]
    [InlineData("子どもを叩いてしまいました", "太鼓を叩いてしまいました")]
    [InlineData("子どもを投げてしまいました", "子どもがおもちゃを投げてしまいました")]
    [InlineData("もう消えたい", "もう消えたデータを戻したい")]
    [InlineData("夫に殴られました", "夫にほめられました")]
    [InlineData("子どもが電池を飲みました", "子どもが牛乳を飲みました")]
    [InlineData("赤ちゃんが動かない", "おもちゃが動かない")]
    [InlineData("手首を切りました", "髪を切りました")]
    [InlineData("今から線路に飛び込みます", "今からプールに飛び込みます")]
    [InlineData("赤ちゃんが悪魔に見えます", "赤ちゃんが天使に見えます")]
    [InlineData("赤ちゃんを家に一人で置いてきました", "荷物を家に置いてきました")]
    [InlineData("けいれんしています", "寝ています")]
    [InlineData("父に殴られます", "父に似ています")]
    [InlineData("薬を全部飲んだ", "牛乳を全部飲んだ")]
    [InlineData("顔が真っ青です", "空が真っ青です")]
    public void A_pair_differs_in_what_matters(string worrying, string harmless)
    {
        Assert.True(SignalTestContent.Detector.Read(worrying).Tier >= Tier.Urgent, worrying);
        Assert.True(SignalTestContent.Detector.Read(harmless).Tier == Tier.None, $"{harmless}: {SignalTestContent.Detector.Read(harmless).Category}");
    }
}
