using System.Text.Json;
using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Content.Linting;
using Madoguchi.Knowledge.Tests.Content;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Linting;

public sealed class LintReportTests : LintTest
{
    [Fact]
    public void The_shipped_content_has_no_errors()
    {
        var report = ContentLint.Check(Shipped.Directory, SmallFolder.Today);

        Assert.Equal([], report.Problems.Where(p => p.Severity == Severity.Error).Select(p => p.ToString()));
        Assert.Equal(report.Counts.AllTopics, report.Counts.Topics["ja"]);
        Assert.True(report.Counts.AllTopics >= 58 && report.Counts.Municipalities >= 5);
    }

    [Fact]
    public void A_complete_folder_has_no_findings_and_is_counted()
    {
        var report = Folder.Lint();

        Assert.Empty(report.Problems);
        Assert.Equal((0, 0), (report.Errors, report.Warnings));
        Assert.Equal((4, 3, 32), (report.Counts.Articles["en"], report.Counts.Topics["en"], report.Counts.Questions["en"]));
        Assert.Equal(0, report.Counts.Articles["ne"]);
        Assert.Equal((3, 1, 2, 3), (report.Counts.AllTopics, report.Counts.Municipalities, report.Counts.Windows, report.Counts.Lines));
    }

    [Fact]
    public void Findings_of_loading_and_of_the_checks_come_together_by_file_and_line()
    {
        Folder.Edit(Topics, "lines: [yorisoi]", "lines: [nobody]");
        Folder.Edit(Topics, "kind: place", "kind: shop");
        Folder.Edit(Ja, "- **対象**", "# 対象");
        Folder.Edit(Ja, "夜でも", "夜でも\u200b");

        Assert.Equal(
            [(Ja, "対象"), (Ja, "夜でも"), (Topics, "nobody"), (Topics, "shop")],
            Folder.Lint().Problems.Select(p => (p.File, Folder.Read(p.File).Split('\n')[p.Line - 1])).Select(p => (p.File, new[] { "対象", "夜でも", "nobody", "shop" }.First(w => p.Item2.Contains(w, StringComparison.Ordinal)))));
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_reported_and_not_thrown()
    {
        Folder.Delete(Topics);

        var report = Folder.Lint();

        Assert.Equal("topics.yaml: error: the file is missing", Assert.Single(report.Problems).ToString());
        Assert.Equal(0, report.Counts.AllTopics);
    }

    [Theory]
    [InlineData(Ja, "title: ", "title: {municipality: ")]
    [InlineData(Ja, "questions:\n", "questions: none\n#")]
    [InlineData(Topics, "related: [allowance, playroom]", "related:")]
    [InlineData(Topics, "- id: checkup", "- id:")]
    [InlineData(Lines, "also: {kanagawa: 050-3490-3742}", "also: [050-3490-3742]")]
    [InlineData(Mori, "windows:", "window:")]
    [InlineData("holidays.yaml", "national:", "days:")]
    [InlineData("milestones.yaml", "- stage", "- just a text\n- stage")]
    [InlineData("phrases/ja.yaml", "bot:", "bots:")]
    [InlineData("phrases/en.yaml", "bot:", "bot: {")]
    public void A_broken_file_never_stops_the_other_checks(string file, string old, string replacement)
    {
        Folder.Edit(file, old, replacement);
        Folder.Edit(En, "- **Late**", "# Late");

        var problems = Folder.Lint().Problems;

        Assert.Contains(problems, p => p.File == file && p.Severity == Severity.Error);
        Assert.Contains(problems, p => p.File == En && p.Message.StartsWith("a heading", StringComparison.Ordinal));
    }

    [Fact]
    public void The_report_is_one_json_object()
    {
        Folder.Edit(Topics, "lines: [yorisoi]", "lines: [よりそい]");

        using var json = JsonDocument.Parse(Folder.Lint().ToJson());

        var problem = json.RootElement.GetProperty("problems")[0];
        Assert.Equal("Error", problem.GetProperty("severity").GetString());
        Assert.Equal("topics.yaml", problem.GetProperty("file").GetString());
        Assert.Equal(4, problem.GetProperty("line").GetInt32());
        Assert.Contains("`よりそい`", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, json.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal(4, json.RootElement.GetProperty("counts").GetProperty("articles").GetProperty("ja").GetInt32());
    }
}
