using Madoguchi.Knowledge.Tests.Retrieval;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Languages;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("where is the 区役所?", "en")]
    [InlineData("is おひさまぴよぴよ open when it rains", "en")]
    [InlineData("what does 児童手当 mean", "en")]
    [InlineData("When is the deadline for daycare?", "en")]
    [InlineData("I lost the form", "en")]
    [InlineData("kuyakusho どこですか", "ja")]
    [InlineData("hoikuenに入れない", "ja")]
    [InlineData("LINEで相談できますか", "ja")]
    [InlineData("DVかも", "ja")]
    [InlineData("保育園の申し込みはいつまでですか", "ja")]
    [InlineData("ﾎｲｸｴﾝ ﾄﾞｺ", "ja")]
    public void A_sentence_shows_its_language_in_spite_of_borrowed_words(string text, string language)
    {
        var utterance = SmallContent.Knowledge.Read(text);
        Assert.Equal(language, utterance.Language);
        Assert.True(utterance.LanguageConfidence >= 0.5, $"only {utterance.LanguageConfidence}");
    }

    [Theory]
    [InlineData("#8000")]
    [InlineData("119")]
    [InlineData("2")]
    [InlineData("OK")]
    [InlineData("DV")]
    [InlineData("😀")]
    [InlineData("...")]
    [InlineData("hoikuen")]
    [InlineData("kosodate soudan doko")]
    public void What_shows_no_language_keeps_the_conversations(string text)
    {
        Assert.Equal("ja", SmallContent.Knowledge.Read(text, "ja").Language);
        Assert.Equal("en", SmallContent.Knowledge.Read(text, "en").Language);
    }

    [Theory]
    [InlineData("مرحبا، أحتاج مساعدة", "Arab")]
    [InlineData("Здравствуйте, мне нужна помощь", "Cyrl")]
    [InlineData("สวัสดีค่ะ", "Thai")]
    public void A_script_that_no_content_is_written_in_is_named_and_not_guessed_at(string text, string script)
    {
        var utterance = SmallContent.Knowledge.Read(text, "en");
        Assert.Equal("en", utterance.Language);
        Assert.Equal(script, utterance.ForeignScript);
        Assert.True(utterance.LanguageConfidence < 0.5);
    }

    [Theory]
    [InlineData("Hola, necesito ayuda para mi bebé")]
    [InlineData("Bonjour, j'ai besoin d'aide pour mon enfant")]
    [InlineData("Tôi cần giúp đỡ cho con tôi")]
    [InlineData("请问怎么申请补贴")]
    public void A_language_without_content_is_not_taken_for_one_that_has_it(string text) =>
        Assert.True(SmallContent.Knowledge.Read(text).LanguageConfidence < 0.5);

    [Theory]
    [InlineData("hi", "en")]
    [InlineData("thx", "en")]
    [InlineData("はい", "ja")]
    public void A_first_word_that_only_one_language_greets_or_answers_with_shows_it(string text, string language) =>
        Assert.Equal(language, SmallContent.Knowledge.Read(text).Language);

    [Fact]
    public void A_confident_sentence_changes_the_conversations_language() =>
        Assert.Equal("en", SmallContent.Knowledge.Read("Can you tell me how to apply for the allowance?", "ja").Language);
}
