using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Tests.Content;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Linting;

public sealed class ArticleTests : LintTest
{
    [Fact]
    public void Seven_questions_are_too_few()
    {
        Folder.Edit(En, "  - about allowance b\n", "");

        OnlyError(En, "questions:", "7 questions; at least 8");
    }

    [Theory]
    [InlineData("about allowance c")]
    [InlineData("About  allowance C?")]
    [InlineData("ａｂｏｕｔ allowance c。")]
    public void A_question_that_two_topics_claim_is_an_error_in_both(string question)
    {
        Folder.Edit("articles/checkup/en.md", "about checkup c", $"\"{question}\"");

        Assert.Collection(
            Folder.Lint().Problems,
            p => Check(p, Severity.Error, En, "about allowance c", "shares the question “about allowance c” with `checkup` (articles/checkup/en.md)"),
            p => Check(p, Severity.Error, "articles/checkup/en.md", question, $"`checkup` shares the question “{question}” with `allowance` (articles/allowance/en.md)"));
    }

    [Fact]
    public void The_same_question_in_another_language_or_in_the_local_answer_to_the_topic_is_no_clash()
    {
        Folder.Edit("articles/checkup/ja.md", "checkup について c", "about allowance c");
        Folder.Edit(LocalEn, "check-up in Mori c", "about checkup c");

        Nothing();
    }

    [Fact]
    public void A_question_listed_twice_in_one_article_is_a_warning()
    {
        Folder.Edit(En, "about allowance c", "about allowance b!");

        var problems = Folder.Lint().Problems;

        Assert.Equal(2, problems.Count);
        Assert.All(problems, p => Assert.Contains("is listed twice", p.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("articles/allowance/ja.md", "字", 130, 480)]
    [InlineData("articles/allowance/en.md", "word ", 40, 230)]
    [InlineData("articles/allowance/zh-Hans.md", "字", 100, 600)]
    [InlineData("articles/allowance/vi.md", "từ ", 50, 300)]
    [InlineData("articles/allowance/ne.md", "क्षेत्र ", 40, 230)]
    [InlineData("municipalities/mori/articles/checkup/ja.md", "字", 80, 320)]
    [InlineData("municipalities/mori/articles/checkup/en.md", "word ", 25, 150)]
    [InlineData("municipalities/mori/articles/checkup/zh-Hans.md", "字", 60, 400)]
    public void A_text_too_short_or_too_long_for_a_phone_is_a_warning(string file, string unit, int fewest, int most)
    {
        foreach (var (length, isFine) in new[] { (fewest - 1, false), (fewest, true), (most, true), (most + 1, false) })
        {
            Folder.WriteArticle(file, "お金", string.Concat(Enumerable.Repeat(unit, length)).TrimEnd());

            var problem = Folder.Lint().Problems.SingleOrDefault(p => p.File == file && p.Message.StartsWith("the text has", StringComparison.Ordinal));

            Assert.Equal(isFine, problem is null);
            if (problem is not null)
            {
                Check(problem, Severity.Warning, file, string.Concat(unit, unit), $"{length} {(unit.EndsWith(' ') ? "words" : "characters")}; {fewest} to {most}");
            }
        }
    }

    [Fact]
    public void Placeholders_and_marks_of_bold_do_not_count_as_words()
    {
        Folder.WriteArticle(En, "money", "- " + string.Join(' ', Enumerable.Repeat("**word**", 39)) + " {municipality} {line:yorisoi}");

        Assert.Contains(Folder.Lint().Problems, p => p.File == En && p.Message.StartsWith("the text has 39 words", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("# Late", "a heading")]
    [InlineData("#", "a heading")]
    [InlineData("=====", "a heading")]
    [InlineData("-----", "a heading")]
    [InlineData("| a | b |", "a table")]
    [InlineData("see [the page](https://www.example.jp)", "a link")]
    [InlineData("see https://www.example.jp", "a link")]
    [InlineData("see www.example.jp", "a link")]
    [InlineData("one<br>two", "HTML")]
    [InlineData("one &nbsp; two", "HTML")]
    [InlineData("**Late: months", "`**` is opened but not closed")]
    public void Markdown_that_not_every_channel_can_show_is_an_error_on_its_line(string text, string message)
    {
        Folder.Edit(En, "- **Late**", $"\n{text}\n- **Late**");

        OnlyError(En, text, message);
    }

    [Theory]
    [InlineData("- **Late** (#1 question), 1 < 2 and 3 > 2, R&D")]
    [InlineData("- **Late**: 50-70% - or **none**")]
    [InlineData("- **Late** [sic]")]
    public void Plain_paragraphs_lists_and_bold_are_fine(string text)
    {
        Folder.Edit(En, "- **Late**", text);
        Folder.Edit(Ja, "- **遅れたとき**", text.Contains("70%", StringComparison.Ordinal) ? "- **遅れたとき** 50〜70%" : "- **遅れたとき**");

        Nothing();
    }

    [Theory]
    [InlineData("2025-11", null, null)]
    [InlineData("2025-10", Severity.Warning, "more than 12 months ago")]
    [InlineData("2024-11", Severity.Warning, "more than 12 months ago")]
    [InlineData("2024-10", Severity.Error, "more than 24 months ago")]
    [InlineData("2026-12", Severity.Error, "lies in the future")]
    public void An_answer_ages(string month, Severity? severity, string? message)
    {
        Folder.Edit(En, "as_of: 2026-11", $"as_of: {month}");

        if (severity is null)
        {
            Nothing();
        }
        else
        {
            OnlyProblem(severity.Value, En, "as_of:", message!);
        }
    }
}
