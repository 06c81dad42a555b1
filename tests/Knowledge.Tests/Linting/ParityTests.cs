using Madoguchi.Knowledge.Tests.Content;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Linting;

public sealed class ParityTests : LintTest
{
    [Theory]
    [InlineData("15,000 yen", "15,500 yen", "amounts differ: only Japanese has 15000; only this has 15500")]
    [InlineData("15,000 yen", "some yen", "amounts differ: only Japanese has 15000")]
    [InlineData("15,000 yen", "15,000 yen (never 67%)", "amounts differ: only this has 67%")]
    [InlineData("15,000 yen", "15,000 yen, really 15,000,", "amounts differ: only this has 15000")]
    [InlineData("November 2026", "November 2025", "years differ: only Japanese has 2026; only this has 2025")]
    [InlineData("at {municipality}", "at the city hall", "placeholders differ: only Japanese has {municipality}")]
    [InlineData("{line:yorisoi}", "{line:iryo-8000}", "placeholders differ: only Japanese has {line:yorisoi}; only this has {line:iryo-8000}")]
    public void A_translation_with_other_figures_is_a_warning_that_names_both_files(string old, string replacement, string message)
    {
        Folder.Edit(En, old, replacement);

        OnlyWarning(En, "The child allowance is", $"{message} (compared with {Ja})");
    }

    [Theory]
    [InlineData("1万5千円", "15,000 yen")]
    [InlineData("1万5,000円", "15\u00a0000 yen")]
    [InlineData("１５０００円", "15.000 yen")]
    [InlineData("1.5万円", "१५,००० येन")]
    [InlineData("104万2,000円", "1,042,000 yen")]
    [InlineData("1億2000万円", "120 million yen")]
    [InlineData("50万円の67％", "500 mil yen, 67 percent")]
    [InlineData("2000円", "2,000 yen")]
    [InlineData("令和8年4月", "April 2026")]
    [InlineData("2026年(令和8年)", "2026")]
    [InlineData("平成31年と令和元年", "2019")]
    [InlineData("999円", "some yen")]
    public void The_same_figure_written_in_another_way_is_the_same(string japanese, string other)
    {
        Folder.Edit(Ja, "夜でも", $"{japanese}。夜でも");
        Folder.Edit(En, "Somebody", $"{other}. Somebody");

        Nothing();
    }

    [Theory]
    [InlineData("zh-Hans", "每月1万5千日元(2026年11月)")]
    [InlineData("ne", "महिनाको १५,००० येन (नोभेम्बर २०२६)")]
    public void Other_scripts_are_compared_too(string language, string sentence)
    {
        Folder.WriteArticle($"articles/allowance/{language}.md", "x", $"{sentence} {{municipality}} {{line:yorisoi}}");
        Assert.DoesNotContain(Folder.Lint().Problems, p => p.Message.Contains("differ", StringComparison.Ordinal));

        Folder.WriteArticle($"articles/allowance/{language}.md", "x", $"{sentence} 5000 {{municipality}} {{line:yorisoi}}");
        Assert.Contains(Folder.Lint().Problems, p => p.Message.StartsWith("amounts differ: only this has 5000", StringComparison.Ordinal));
    }

    [Fact]
    public void Local_answers_are_compared_with_the_local_answer()
    {
        Folder.Edit(LocalJa, "森市の健診は", "森市の健診(3,000円)は");

        OnlyWarning(LocalEn, "In Mori", $"amounts differ: only Japanese has 3000 (compared with {LocalJa})");
    }

    [Fact]
    public void An_answer_without_a_Japanese_one_is_not_compared()
    {
        Folder.Delete(Ja);

        Assert.DoesNotContain(Folder.Lint().Problems, p => p.Message.Contains("differ", StringComparison.Ordinal));
        Assert.Contains(SmallFolder.EnglishText, Folder.Read(En), StringComparison.Ordinal);
    }
}
