using Xunit;

namespace Madoguchi.Knowledge.Tests.Linting;

public sealed class StrayCharacterTests : LintTest
{
    [Theory]
    [InlineData("\u200b", "zero-width space (U+200B)")]
    [InlineData("\u2060", "zero-width space (U+2060)")]
    [InlineData("\ufeff", "zero-width space (U+FEFF)")]
    [InlineData("\u200d", "zero-width joiner (U+200D)")]
    [InlineData("\u200c", "zero-width joiner (U+200C)")]
    [InlineData("\u200e", "direction of writing (U+200E)")]
    [InlineData("\u202e", "direction of writing (U+202E)")]
    [InlineData("\u2066", "direction of writing (U+2066)")]
    [InlineData("\ufffd", "not UTF-8, (U+FFFD)")]
    [InlineData("\t", "a tab (U+0009)")]
    [InlineData("\u0007", "control character (U+0007)")]
    public void A_character_that_nobody_sees_is_an_error_on_its_line(string character, string message)
    {
        Folder.Edit(En, "Ask as soon", $"Ask{character}as soon");

        OnlyError(En, "as soon", message);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\u3000")]
    public void Spaces_at_the_end_of_a_line_are_an_error(string space)
    {
        Folder.Edit(Topics, "kind: place", $"kind: place # x{space}");

        OnlyError(Topics, "kind: place", "spaces at the end of the line");
    }

    [Theory]
    [InlineData("क्\u200dषेत्र")]
    [InlineData("श्री\u200cमान")]
    [InlineData("က\u200dခ")]
    public void Joiners_belong_to_the_spelling_of_Nepali_and_Burmese(string word)
    {
        Folder.Edit(En, "Ask as soon", $"Ask {word} as soon");

        Nothing();
    }

    [Fact]
    public void Tabs_separate_the_columns_of_the_golden_questions_which_are_searched_for_the_rest()
    {
        Folder.Write("golden/en.tsv", "how much is it\tallowance\tnone");
        Nothing();

        Folder.Write("golden/en.tsv", "how much is it\tallowance\tnone\nwhere\u200b is it\tplayroom\tnone");
        OnlyError("golden/en.tsv", "where", "zero-width space");
    }

    [Fact]
    public void Line_ends_of_windows_are_no_stray_characters()
    {
        File.WriteAllText(Path.Combine(Folder.Directory, En), Folder.Read(En).ReplaceLineEndings("\r\n"));

        Nothing();
    }
}
