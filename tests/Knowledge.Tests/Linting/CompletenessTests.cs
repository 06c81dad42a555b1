using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Tests.Content;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Linting;

public sealed class CompletenessTests : LintTest
{
    [Fact]
    public void A_spoken_language_needs_an_article_on_every_topic()
    {
        Folder.Delete("articles/playroom/en.md");

        OnlyError("articles/playroom/en.md", "", "the bot speaks en");
    }

    [Fact]
    public void A_spoken_language_needs_every_local_article_that_Japanese_has()
    {
        Folder.Delete(LocalEn);

        OnlyError(LocalEn, "", $"{LocalJa} exists");
    }

    [Fact]
    public void A_local_article_without_its_Japanese_is_an_error()
    {
        Folder.Delete(LocalJa);

        OnlyError(LocalJa, "", "staff read Japanese");
    }

    [Fact]
    public void Every_topic_needs_Japanese_even_where_the_bot_does_not_speak_yet()
    {
        Folder.Delete("phrases/ja.yaml").Delete("phrases/en.yaml").Delete("articles/playroom/ja.md");

        var error = Assert.Single(Folder.Lint().Problems, p => p.Severity == Severity.Error);

        Assert.Equal("articles/playroom/ja.md", error.File);
    }

    [Fact]
    public void Phrases_without_Japanese_ones_are_an_error()
    {
        Folder.Delete("phrases/ja.yaml");

        var error = Assert.Single(Folder.Lint().Problems, p => p.Severity == Severity.Error);

        Assert.Equal(("phrases/ja.yaml", 0), (error.File, error.Line));
    }

    [Fact]
    public void Articles_in_a_language_without_phrases_are_a_warning()
    {
        Folder.Delete("phrases/en.yaml");

        OnlyWarning("phrases/en.yaml", "", "4 articles in en, but the bot does not speak it yet");
    }

    [Fact]
    public void A_variant_falls_back_to_its_parent_and_lint_says_how_often()
    {
        Folder.Write("phrases/ja-x-easy.yaml", Folder.Read("phrases/ja.yaml").TrimEnd());
        Folder.WriteArticle("articles/allowance/ja-x-easy.md", "おかね", SmallFolder.JapaneseText);

        OnlyWarning("phrases/ja-x-easy.yaml", "", "2 of 3 topics");
    }

    [Fact]
    public void Texts_that_a_spoken_language_lacks_are_one_warning_for_the_file()
    {
        Folder.Edit(Lines, ", en: A child ill at night", "");
        Folder.Edit(Lines, ", en: Anything", "");

        OnlyWarning(Lines, "どんなことでも", "2 texts have no en: for 2");
    }

    [Fact]
    public void A_milestone_that_a_spoken_language_lacks_is_a_warning()
    {
        Folder.Edit("milestones.yaml", "\n    en: The check-up is due.", "");

        OnlyWarning("milestones.yaml", "  text:", "1 texts have no en: text 1");
    }
}
