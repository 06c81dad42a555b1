using Madoguchi.Knowledge.Content;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Linting;

public sealed class PhoneNumberTests : LintTest
{
    [Theory]
    [InlineData("0120-111-222")]
    [InlineData("0120-1-11222")]
    [InlineData("03-1234-5678")]
    [InlineData("03(1234)5678")]
    [InlineData("(03)1234-5678")]
    [InlineData("03 1234 5678")]
    [InlineData("03.1234.5678")]
    [InlineData("+81-3-1234-5678")]
    [InlineData("+81 90 1234 5678")]
    [InlineData("0570-012345")]
    [InlineData("0422-12-3456")]
    [InlineData("090-1234-5678")]
    [InlineData("09012345678")]
    [InlineData("0312345678")]
    [InlineData("０３－１２３４－５６７８")]
    [InlineData("03‐1234‐5678")]
    [InlineData("03−1234−5678")]
    [InlineData("03ー1234ー5678")]
    [InlineData("０３（１２３４）５６７８")]
    [InlineData("#7119")]
    [InlineData("＃７１１９")]
    [InlineData("188")]
    [InlineData("１８８")]
    [InlineData("118")]
    public void A_number_that_no_file_of_contacts_knows_is_an_error(string number)
    {
        Folder.Edit(Ja, "夜でも", $"夜の電話は{number}です。夜でも");

        OnlyError(Ja, "夜でも", $"the number {number} is neither in help-lines.yaml nor in a municipality.yaml");
    }

    [Theory]
    [InlineData("119", "write {line:fire-119}")]
    [InlineData("１１９", "write {line:fire-119}")]
    [InlineData("119番", "write {line:fire-119}")]
    [InlineData("0120-279-338", "write {line:yorisoi}")]
    [InlineData("0120(279)338", "write {line:yorisoi}")]
    [InlineData("0120279338", "write {line:yorisoi}")]
    [InlineData("０１２０－２７９－３３８", "write {line:yorisoi}")]
    [InlineData("#8000", "write {line:iryo-8000}")]
    [InlineData("050-3490-3742", "write {line:iryo-8000}")]
    [InlineData("+81-50-3490-3742", "write {line:iryo-8000}")]
    [InlineData("045-123-4567", "that of the window `mori-center`")]
    [InlineData("045-765-4321", "stands only in the note")]
    public void A_known_number_that_is_typed_is_a_warning_that_names_its_placeholder(string number, string message)
    {
        Folder.Edit(Ja, "夜でも", $"夜の電話は{number}です。夜でも");

        OnlyWarning(Ja, "夜でも", message);
    }

    [Theory]
    [InlineData("身長110cm、体重18 kg")]
    [InlineData("118円、119人、188 円")]
    [InlineData("110%")]
    [InlineData("1,188円")]
    [InlineData("時刻は 09:00-17:30")]
    [InlineData("2026-11-20")]
    [InlineData("生後0-3か月")]
    [InlineData("#1 と #子育て")]
    [InlineData("番地は2-14-1")]
    [InlineData("郵便番号 180-8777")]
    [InlineData("10-1 の棟、30 119.5")]
    public void Other_figures_are_not_numbers_to_call(string text)
    {
        Folder.Edit(Ja, "夜でも", $"{text} 夜でも");

        Assert.DoesNotContain(Folder.Lint().Problems, p => p.Message.Contains("the number", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_numbers_on_one_line_are_two_findings()
    {
        Folder.Edit(En, "Somebody", "Dial 0120-279-338 24 hours a day, or 03-1234-5678. Somebody");

        Assert.Equal([Severity.Error, Severity.Warning], Folder.Lint().Problems.Select(p => p.Severity));
    }

    [Theory]
    [InlineData("phrases/en.yaml", "One moment.", "wait:")]
    [InlineData("milestones.yaml", "The check-up is due.", "The check-up is due.")]
    [InlineData("municipalities/mori/articles/checkup/en.md", "In Mori", "In Mori")]
    public void Phrases_milestones_and_local_answers_are_searched_too(string file, string text, string marker)
    {
        Folder.Edit(file, text, $"{text} 03-1234-5678");

        OnlyError(file, marker, "the number 03-1234-5678");
    }

    [Fact]
    public void Questions_may_hold_numbers_as_people_type_them()
    {
        Folder.Edit(En, "about allowance c", "\"is it 118 or 0120-111-222\"");

        Nothing();
    }
}
