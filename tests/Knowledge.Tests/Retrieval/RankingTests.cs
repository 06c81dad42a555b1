using Madoguchi.Knowledge.Retrieval;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Retrieval;

public sealed class RankingTests
{
    private static Ranking Find(string text, string language, string? municipality = null, string? lastTopic = null) =>
        SmallContent.Knowledge.Find(SmallContent.Knowledge.Read(text), language, municipality, lastTopic);

    private static string Best(Ranking ranking) => ranking.Topics.Count > 0 ? ranking.Topics[0].Id : "none";

    [Theory]
    [InlineData("児童手当の金額を教えて", "ja", "child-allowance")]
    [InlineData("じどう手あて もらえる？", "ja", "child-allowance")]
    [InlineData("ジドウテアテ", "ja", "child-allowance")]
    [InlineData("赤ちゃんのワクチンの予約", "ja", "vaccination")]
    [InlineData("よぼうせっしゅ", "ja", "vaccination")]
    [InlineData("保育所に申し込みたい", "ja", "nursery-admission")]
    [InlineData("hoikuen 入園の点数", "ja", "nursery-admission")]
    [InlineData("ぴよぴよ 雨", "ja", "outdoor-play")]
    [InlineData("child allowance amount", "en", "child-allowance")]
    [InlineData("jido teate when", "en", "child-allowance")]
    [InlineData("zidou-teate", "en", "child-allowance")]
    [InlineData("my baby needs shots", "en", "vaccination")]
    [InlineData("creche places", "en", "nursery-admission")]
    [InlineData("how do I get into hoikuen", "en", "nursery-admission")]
    public void A_question_in_other_words_finds_its_topic(string text, string language, string topic)
    {
        var ranking = Find(text, language);
        Assert.Equal(topic, Best(ranking));
        Assert.InRange(ranking.Topics[0].Score, 0, 1);
    }

    [Theory]
    [InlineData("vacination for my baby", "vaccination")]
    [InlineData("child alowance amount", "child-allowance")]
    [InlineData("nursrey aplication", "nursery-admission")]
    public void A_slip_in_a_latin_word_does_not_matter(string text, string topic) =>
        Assert.Equal(topic, Best(Find(text, "en")));

    [Theory]
    [InlineData("あさっての天気はどうかな", "ja")]
    [InlineData("パスポートの写真を撮りたい", "ja")]
    [InlineData("阪神タイガースの試合結果", "ja")]
    [InlineData("8たす5は？", "ja")]
    [InlineData("will there be thunder on Friday", "en")]
    [InlineData("who scored in the rugby match", "en")]
    [InlineData("what is nine plus six", "en")]
    [InlineData("qwertzuiop", "en")]
    [InlineData("", "ja")]
    [InlineData("💦💦💦", "ja")]
    public void What_is_none_of_our_business_gets_no_topic(string text, string language)
    {
        var ranking = Find(text, language);
        Assert.Equal(Confidence.None, ranking.Confidence);
        Assert.Empty(ranking.Topics);
    }

    [Theory]
    [InlineData("こんにちは", "ja")]
    [InlineData("はい", "ja")]
    [InlineData("2", "ja")]
    [InlineData("thanks", "en")]
    public void A_greeting_an_answer_or_a_choice_is_no_question(string text, string language) =>
        Assert.Equal(Confidence.None, Find(text, language, lastTopic: "vaccination").Confidence);

    [Theory]
    [InlineData("いくら？", "ja")]
    [InlineData("それはいつまでですか", "ja")]
    [InlineData("持ち物は？", "ja")]
    [InlineData("and how much is it?", "en")]
    [InlineData("where do I apply?", "en")]
    public void A_question_without_a_topic_of_its_own_stays_with_the_last(string text, string language)
    {
        var ranking = Find(text, language, lastTopic: "vaccination");
        Assert.Equal("vaccination", ranking.Topics[0].Id);
        Assert.Equal(Confidence.Sure, ranking.Confidence);
    }

    [Fact]
    public void A_question_with_a_topic_of_its_own_leaves_the_last() =>
        Assert.Equal("child-allowance", Find("児童手当はいくら？", "ja", lastTopic: "vaccination").Topics[0].Id);

    [Fact]
    public void A_last_topic_that_does_not_exist_is_ignored() =>
        Assert.Equal("child-allowance", Find("児童手当はいくら？", "ja", lastTopic: "no-such-topic").Topics[0].Id);

    [Fact]
    public void A_local_programme_counts_more_in_its_own_municipality()
    {
        var home = Find("公園で遊べるところ", "ja", "nerima").Topics.First(t => t.Id == "outdoor-play").Score;
        var away = Find("公園で遊べるところ", "ja", "yokohama").Topics.First(t => t.Id == "outdoor-play").Score;
        Assert.True(home > away, $"{home} is not more than {away}");
    }

    [Fact]
    public void A_language_without_articles_finds_nothing() => Assert.Same(Ranking.Nothing, Find("児童手当", "ko"));

    [Fact]
    public void A_language_that_does_not_exist_finds_nothing() => Assert.Same(Ranking.Nothing, Find("児童手当", "xx"));

    [Fact]
    public void A_variant_uses_its_parents_articles() => Assert.Equal("child-allowance", Find("児童手当", "ja-x-easy").Topics[0].Id);

    [Fact]
    public void Ranking_works_in_a_language_for_which_nobody_has_written_vocabulary()
    {
        var knowledge = SmallContent.WithoutRecognition;
        var ranking = knowledge.Find(knowledge.Read("児童手当の申請"), "ja");
        Assert.Equal("child-allowance", ranking.Topics[0].Id);
        Assert.True(ranking.Confidence >= Confidence.Close);
    }

    [Fact]
    public void Topics_are_ordered_and_not_repeated()
    {
        var topics = Find("子どもの注射と保育園と手当", "ja").Topics;
        Assert.Equal(topics.OrderByDescending(t => t.Score), topics);
        Assert.Equal(topics.Count, topics.DistinctBy(t => t.Id).Count());
    }

    [Fact]
    public void The_same_content_gives_the_same_scores()
    {
        var again = KnowledgeBase.Build(SmallContent.Knowledge.Content);
        var text = "保育園に預けたいけれど、お金はいくらかかりますか";
        Assert.Equal(Find(text, "ja").Topics, again.Find(again.Read(text), "ja").Topics);
    }
}
