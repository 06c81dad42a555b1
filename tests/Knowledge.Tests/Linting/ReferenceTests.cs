using Madoguchi.Knowledge.Content;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Linting;

public sealed class ReferenceTests : LintTest
{
    [Theory]
    [InlineData("lines: [yorisoi]", "lines: [yorisoi, nobody]", "nobody", "`nobody` of `allowance` is not in help-lines.yaml")]
    [InlineData("    - checkup\n", "    - camp\n", "- camp", "`camp` of `playroom` does not exist")]
    [InlineData("    - checkup\n", "    - playroom\n", "- playroom", "names itself")]
    [InlineData("    - checkup\n", "    - checkup\n    - checkup\n", "- checkup", "names `checkup` twice")]
    [InlineData("    - checkup\n", "", "related:\n", "has 1 related topics")]
    public void A_reference_of_a_topic_that_leads_nowhere_is_an_error(string old, string replacement, string marker, string message)
    {
        Folder.Edit(Topics, old, replacement);

        var problem = Assert.Single(Folder.Lint().Problems);
        Assert.Equal((Severity.Error, Topics), (problem.Severity, problem.File));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        var line = Folder.Read(Topics).Split('\n')[problem.Line - 1] + "\n";
        Assert.Contains(marker, line, StringComparison.Ordinal);
    }

    [Fact]
    public void More_related_topics_than_are_offered_is_a_warning()
    {
        foreach (var topic in new[] { "one", "two", "three" })
        {
            Folder.Write(Topics, Folder.Read(Topics) + $"- id: {topic}\n  kind: place\n  related: [allowance, checkup]");
            Folder.WriteArticle($"articles/{topic}/ja.md", $"{topic} について", Tests.Content.SmallFolder.JapaneseText);
            Folder.WriteArticle($"articles/{topic}/en.md", $"about {topic}", Tests.Content.SmallFolder.EnglishText);
        }

        Folder.Edit(Topics, "related: [checkup, playroom]", "related: [checkup, playroom, one, two, three]");

        OnlyWarning(Topics, "[checkup, playroom, one", "has 5 related topics");
    }

    [Fact]
    public void A_milestone_about_an_unknown_topic_is_an_error()
    {
        Folder.Edit("milestones.yaml", "topic: checkup", "topic: camp");

        OnlyError("milestones.yaml", "topic: camp", "`camp` is not in topics.yaml");
    }

    [Theory]
    [InlineData("topics: [checkup, allowance]", "topics: [checkup, camp]", "topics: [checkup, camp]", "`camp` of the window `mori-center`")]
    [InlineData("phone: 045-123-4567\n    languages: [ja]", "phone: 045-123-4567\n    languages: [ja, xx]", "languages: [ja, xx]", "`xx` of the window `mori-center`")]
    [InlineData("prefecture: kanagawa", "prefecture: Kanagawa", "prefecture:", "`Kanagawa` is not a prefecture")]
    public void A_reference_of_a_window_that_leads_nowhere_is_an_error(string old, string replacement, string marker, string message)
    {
        Folder.Edit(Mori, old, replacement);

        OnlyError(Mori, marker, message);
    }

    [Fact]
    public void A_local_topic_that_no_window_of_a_municipality_answers_is_a_warning()
    {
        Folder.Edit(Mori, "topics: [checkup, allowance]", "topics: [allowance]");

        OnlyWarning(Mori, "windows:", "1 topics that depend on the municipality have no window here: checkup");
    }

    [Fact]
    public void The_phone_of_a_window_that_is_also_a_help_line_is_a_warning()
    {
        Folder.Edit(Mori, "phone: 045-123-4567", "phone: 0120-279-338");

        OnlyWarning(Mori, "phone:", "the phone of `mori-center` is also the help line `yorisoi`");
    }

    [Theory]
    [InlineData("needs: [anything]", "needs: []", "needs: []", "`yorisoi` has no `needs`")]
    [InlineData("languages: [ja, en]", "languages: [ja, english]", "english", "`english` is not in languages.yaml")]
    [InlineData("areas: [kanagawa]", "areas: [kanagawa, edo]", "edo", "`edo` is not a prefecture")]
    [InlineData("also: {kanagawa: 050-3490-3742}", "also: {edo: 050-3490-3742}", "also:", "`edo` is not a prefecture")]
    [InlineData("also: {kanagawa: 050-3490-3742}", "also: {kanagawa: 050-3490}", "also:", "`050-3490` is not an ordinary Japanese number")]
    [InlineData("also: {kanagawa: 050-3490-3742}", "also: {kanagawa: \"#8000\"}", "also:", "`#8000` is not an ordinary Japanese number")]
    [InlineData("    kanagawa: {weekly", "    osaka: {weekly", "    osaka:", "hours for osaka, but `areas`")]
    [InlineData("number: 0120-279-338\n  dial: \"0120279338\"", "number: 0120-279\n  dial: \"0120279\"", "dial: \"0120279\"", "`0120279` is not a Japanese number")]
    [InlineData("number: \"#8000\"\n  dial: \"#8000\"", "number: \"#800\"\n  dial: \"#800\"", "dial: \"#800\"", "`#800` is not a Japanese number")]
    [InlineData("number: \"#8000\"\n  dial: \"#8000\"", "number: \"119\"\n  dial: \"119\"", "iryo", "stands twice: `fire-119` and `iryo-8000`")]
    public void A_help_line_that_cannot_be_used_as_written_is_an_error(string old, string replacement, string marker, string message)
    {
        Folder.Edit(Lines, old, replacement);

        var problem = Assert.Single(Folder.Lint().Problems);
        Assert.Equal((Severity.Error, Lines), (problem.Severity, problem.File));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(marker == "iryo" ? Folder.LineOf(Lines, "id: iryo-8000") + 1 : Folder.LineOf(Lines, marker), problem.Line);
    }

    [Theory]
    [InlineData(Lines, "checked: 2026-11-20", "yorisoi")]
    [InlineData(Mori, "checked: 2026-11-20", "mori-center")]
    public void Contacts_age_within_months(string file, string checkedField, string id)
    {
        foreach (var (day, expected) in new (string, Severity?)[] { ("2026-05-20", null), ("2026-05-19", Severity.Warning), ("2025-11-20", Severity.Warning), ("2025-11-19", Severity.Error), ("2026-11-21", Severity.Error) })
        {
            var text = Folder.Read(file);
            var at = text.IndexOf(checkedField, text.IndexOf($"id: {id}", StringComparison.Ordinal), StringComparison.Ordinal);
            Folder.Write(file, (text[..at] + $"checked: {day}" + text[(at + checkedField.Length)..]).TrimEnd());

            var problem = Folder.Lint().Problems.SingleOrDefault();

            Assert.Equal(expected, problem?.Severity);
            if (problem is not null)
            {
                Assert.Equal((file, Folder.LineOf(file, day)), (problem.File, problem.Line));
            }

            Folder.Write(file, text.TrimEnd());
        }
    }

    [Theory]
    [InlineData("2027-10-31", null)]
    [InlineData("2027-11-01", Severity.Warning)]
    [InlineData("2028-01-01", Severity.Error)]
    public void Holidays_are_asked_for_before_they_run_out(string today, Severity? expected)
    {
        var day = DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var problem = Folder.Lint(day).Problems.SingleOrDefault(p => p.File == "holidays.yaml");

        Assert.Equal(expected, problem?.Severity);
        Assert.Equal(expected is null ? null : 1, problem?.Line);
    }
}
