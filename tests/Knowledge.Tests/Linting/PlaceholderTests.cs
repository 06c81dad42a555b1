using Madoguchi.Knowledge.Tests.Content;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Linting;

public sealed class PlaceholderTests : LintTest
{
    [Theory]
    [InlineData("{line:nobody}", "no help line `nobody`")]
    [InlineData("{line:}", "no help line ``")]
    [InlineData("{phone}", "unknown placeholder")]
    [InlineData("{Municipality}", "unknown placeholder")]
    [InlineData("{window:mori-center}", "only its local articles")]
    [InlineData("{line:fire-119", "a brace that belongs to no placeholder")]
    [InlineData("line:fire-119}", "a brace that belongs to no placeholder")]
    [InlineData("｛line:fire-119｝", "a brace that belongs to no placeholder")]
    public void What_nothing_fills_in_is_an_error_on_its_line(string placeholder, string message)
    {
        foreach (var file in new[] { Ja, En })
        {
            Folder.Edit(file, "\n\n- **", $"\n{placeholder}\n- **");
        }

        Assert.Collection(
            Folder.Lint().Problems.Where(p => !p.Message.Contains("differ", StringComparison.Ordinal)),
            p => Check(p, Knowledge.Content.Severity.Error, En, placeholder, message),
            p => Check(p, Knowledge.Content.Severity.Error, Ja, placeholder, message));
    }

    [Theory]
    [InlineData("{window:mori-desk}", "has no phone")]
    [InlineData("{window:nowhere}", "mori has no window `nowhere`")]
    public void A_window_that_cannot_be_called_is_an_error(string placeholder, string message)
    {
        Folder.Edit(LocalEn, "{window:mori-center}", placeholder);
        Folder.Edit(LocalJa, "{window:mori-center}", placeholder);

        Assert.Collection(
            Folder.Lint().Problems,
            p => Check(p, Knowledge.Content.Severity.Error, LocalEn, placeholder, message),
            p => Check(p, Knowledge.Content.Severity.Error, LocalJa, placeholder, message));
    }

    [Fact]
    public void A_window_that_is_never_shown_cannot_be_named()
    {
        Folder.Edit(Mori, "    confidence: high", "    confidence: low");

        Assert.Equal(2, Folder.Lint().Problems.Count(p => p.Message.Contains("never shown to parents", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_local_article_may_name_lines_windows_and_the_municipality()
    {
        foreach (var file in new[] { LocalEn, LocalJa })
        {
            Folder.Edit(file, "{window:mori-center}", "{window:mori-center} {line:iryo-8000} {municipality}");
        }

        Nothing();
    }

    [Theory]
    [InlineData("title: about allowance", "title: about {municipality}", "no placeholder is filled in here")]
    [InlineData("title: about allowance", "title: about allowance\nlabel: \"{line:yorisoi}\"", "no placeholder is filled in here")]
    public void A_title_or_label_has_no_placeholders(string old, string replacement, string message)
    {
        Folder.Edit(En, old, replacement);

        OnlyError(En, replacement.Split('\n')[^1], message);
    }

    [Fact]
    public void A_milestone_has_no_placeholders()
    {
        Folder.Edit("milestones.yaml", "The check-up is due.", "The check-up is due, {line:yorisoi}.");

        OnlyError("milestones.yaml", "The check-up is due", "no placeholder is filled in here");
    }

    [Fact]
    public void The_note_of_a_window_has_no_placeholders()
    {
        Folder.Edit(Mori, "en: At night dial 045-765-4321", "en: \"At night {line:yorisoi}\"");

        OnlyError(Mori, "At night", "no placeholder is filled in here");
    }

    [Fact]
    public void A_phrase_may_name_a_line_that_exists_and_nothing_else_with_a_colon()
    {
        foreach (var language in new[] { "ja", "en" })
        {
            Folder.Edit($"phrases/{language}.yaml", "{name}", "{name} {line:yorisoi} {line:nobody} {window:mori-center} {topic:x}");
        }

        Assert.Equal(
            ["{line:nobody}", "{window:mori-center}", "{topic:x}"],
            Folder.Lint().Problems.Where(p => p.File == "phrases/en.yaml" && p.Line == Folder.LineOf("phrases/en.yaml", "greeting")).Select(p => p.Message.Split('`')[1]));
    }

    [Theory]
    [InlineData("{line:fire-911}", "no help line `fire-911`")]
    [InlineData("{window:mori-center}", "cannot name a window")]
    public void First_words_that_lead_nowhere_are_an_error(string placeholder, string message)
    {
        Folder.Edit("signals/ja.yaml", "{line:fire-119}", placeholder);

        OnlyError("signals/ja.yaml", placeholder, message);
    }

    [Fact]
    public void Braces_with_another_meaning_in_inventories_are_left_alone()
    {
        Folder.Write("signals/en.yaml", "words:\n  harm: [hurt, hit]\nA1:\n  - '{harm} .{0,5} me'");

        Nothing();
    }
}
