using System.Text;
using Madoguchi.Knowledge.Content;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Content;

public sealed class ContentLoadingTests : IDisposable
{
    private readonly SmallFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_without_faults_loads_with_everything_in_it()
    {
        var library = ContentLibrary.Load(_folder.Directory);

        Assert.Equal(["allowance", "checkup", "playroom"], library.Topics.Select(t => t.Id));
        Assert.Equal(8, library.Articles.Count);
        Assert.Equal("045-123-4567", library.FindMunicipality("mori")!.Windows[0].Phone);
        Assert.Equal("0120279338", library.FindHelpLine("yorisoi")!.Dial);
        Assert.Equal("Hello, Aya.", library.Phrases.For("en").Say("greeting", ("name", "Aya")));
        Assert.Equal("articles/checkup/ja.md", library.FindArticle("checkup", "ja-x-easy")!.File);
        Assert.Null(library.FindArticle("checkup", "ne"));
    }

    [Fact]
    public void An_article_knows_the_line_on_which_its_text_begins()
    {
        var article = ContentLibrary.Load(_folder.Directory).FindArticle("checkup", "en")!;

        Assert.Equal(_folder.LineOf("articles/checkup/en.md", "The child allowance is"), article.BodyLine);
    }

    [Theory]
    [InlineData("topics.yaml", "kind: service", "kind: [service", 6, "not valid YAML")]
    [InlineData("topics.yaml", "id: playroom", "id: checkup", 9, "`checkup` is used twice")]
    [InlineData("topics.yaml", "kind: place", "kind: shop", 10, "`kind` is `shop`; allowed: window")]
    [InlineData("topics.yaml", "kind: benefit", "kin: benefit", 2, "unknown field `kin`")]
    [InlineData("topics.yaml", "local: true", "local: maybe", 8, "`local` must be true or false")]
    [InlineData("languages.yaml", "{tag: en,", "{tag: ja,", 3, "`ja` is used twice")]
    [InlineData("help-lines.yaml", "dial: \"0120279338\"", "dial: \"0120279339\"", 16, "`dial` is the number without hyphens")]
    [InlineData("help-lines.yaml", "id: yorisoi", "id: fire-119", 14, "`fire-119` is used twice")]
    [InlineData("help-lines.yaml", "needs: [anything]", "needs: [everything]", 19, "unknown need `everything`")]
    [InlineData("help-lines.yaml", "cost: call-charge", "cost: cheap", 37, "`cost` is `cheap`")]
    [InlineData("help-lines.yaml", "00:00-24:00", "00:00-25:00", 7, "is not a time span")]
    [InlineData("help-lines.yaml", "[{days: daily, open: \"00", "[{days: mon-xyz, open: \"00", 7, "`mon-xyz` is not a day")]
    [InlineData("municipalities/mori/municipality.yaml", "id: mori-desk", "id: mori-center", 15, "`mori-center` is used twice")]
    [InlineData("municipalities/mori/municipality.yaml", "phone: 045-123-4567", "phone: 4567", 9, "does not look like a Japanese phone number")]
    [InlineData("municipalities/mori/municipality.yaml", "id: mori\n", "id: forest\n", 1, "the folder is `mori`")]
    [InlineData("municipalities/mori/municipality.yaml", "names: {ja: 森市, en: Mori City}", "names: {en: Mori City}", 3, "no Japanese text")]
    [InlineData("municipalities/mori/municipality.yaml", "names: {ja: 森市, en: Mori City}", "names: {{municipality}: 森市}", 3, "cannot be a key")]
    [InlineData("holidays.yaml", "date: 2027-01-01", "date: 2026-11-23", 3, "listed twice")]
    [InlineData("holidays.yaml", "date: 2027-01-01", "date: 2027-02-30", 3, "is not a date")]
    [InlineData("milestones.yaml", "to: 5", "to: 2", 3, "is before `from`")]
    [InlineData("articles/checkup/ja.md", "as_of: 2026-11", "as_of: 2026-13", 16, "write the month")]
    [InlineData("articles/checkup/ja.md", "review: draft", "review: ok", 17, "write draft, or: reviewed by")]
    [InlineData("articles/checkup/ja.md", "title: checkup について", "title: checkup についてのとても長い題名です", 2, "the button text has")]
    [InlineData("articles/checkup/ja.md", "    date: 2026-10\n", "    date: last year\n", 15, "write 2026, 2026-11 or 2026-11-20")]
    [InlineData("articles/checkup/ja.md", "https://www.example.jp/", "www.example.jp", 14, "is not a web address")]
    public void What_is_wrong_in_a_file_is_named_with_its_line(string file, string old, string replacement, int line, string message)
    {
        _folder.Edit(file, old, replacement);

        Assert.Contains(_folder.LoadErrors(), p => p.File == file && p.Line == line && p.Severity == Severity.Error && p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void One_fault_is_reported_once()
    {
        _folder.Edit("topics.yaml", "kind: service", "kind: [service, class]");

        var error = Assert.Single(_folder.LoadErrors());

        Assert.Equal("topics.yaml:6: error: `kind` must be a single text", error.ToString());
    }

    [Fact]
    public void Faults_in_several_files_are_reported_together()
    {
        _folder.Edit("topics.yaml", "kind: benefit", "kind: shop");
        _folder.Edit("help-lines.yaml", "00:00-24:00", "25:00-26:00");
        _folder.Edit("articles/allowance/en.md", "review: draft", "review: maybe");

        Assert.Equal(["articles/allowance/en.md", "help-lines.yaml", "topics.yaml"], _folder.LoadErrors().Select(p => p.File).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("topics.yaml")]
    [InlineData("languages.yaml")]
    [InlineData("municipalities/mori/municipality.yaml")]
    public void A_missing_file_is_one_error_that_names_it(string file)
    {
        _folder.Delete(file);

        var error = Assert.Single(_folder.LoadErrors());

        Assert.Equal((file, "the file is missing"), (error.File, error.Message));
    }

    [Fact]
    public void A_folder_that_does_not_exist_says_how_to_name_another()
    {
        var error = Assert.Single(Assert.Throws<ContentException>(() => ContentLibrary.Load(Path.Combine(_folder.Directory, "nowhere"))).Problems);

        Assert.Contains("Content:Path", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_one_error_that_names_it()
    {
        File.WriteAllBytes(Path.Combine(_folder.Directory, "articles/checkup/ja.md"), [.. "---\ntitle: "u8, 0x8E, 0x99, 0x93, 0xB6]);

        var error = Assert.Single(_folder.LoadErrors());

        Assert.Equal(("articles/checkup/ja.md", 0), (error.File, error.Line));
        Assert.Contains("not UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_from_a_windows_editor_does_no_harm()
    {
        File.WriteAllText(Path.Combine(_folder.Directory, "topics.yaml"), _folder.Read("topics.yaml").ReplaceLineEndings("\r\n"), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(3, ContentLibrary.Load(_folder.Directory).Topics.Count);
    }

    [Theory]
    [InlineData("articles/checkup/xx.md")]
    [InlineData("phrases/deutsch.yaml")]
    [InlineData("synonyms/ja.txt")]
    public void A_file_of_an_unknown_language_is_refused(string file)
    {
        _folder.Write(file, "anything");

        Assert.Contains(_folder.LoadErrors(), p => p.File == file && p.Message.Contains("languages.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public void An_article_folder_that_is_no_topic_is_refused()
    {
        _folder.WriteArticle("articles/holiday-camp/ja.md", "キャンプ", SmallFolder.JapaneseText);

        Assert.Contains(_folder.LoadErrors(), p => p.File == "articles/holiday-camp" && p.Message.Contains("topics.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public void An_article_without_its_two_lines_of_dashes_is_refused()
    {
        _folder.Write("articles/checkup/ja.md", "# 健診\n\n健診は無料です。");

        var error = Assert.Single(_folder.LoadErrors());

        Assert.Equal(("articles/checkup/ja.md", 1), (error.File, error.Line));
    }

    [Theory]
    [InlineData("  send: \"Send\"", "  sent: \"Send\"", "`page` has no `send`")]
    [InlineData("  send: \"Send\"", "  send: \"Send\"\n  stop: \"Stop\"", "`page` has `stop`, which Japanese does not have")]
    [InlineData("  wait: \"One moment.\"", "  wat: \"One moment.\"", "`staff_replies` has no `wait` (Japanese: お待ちください。)")]
    [InlineData("Hello, {name}.", "Hello.", "`bot.greeting` does not have the placeholders of Japanese: {name}")]
    [InlineData("Hello, {name}.", "Hello, {nam}.", "`bot.greeting` does not have the placeholders of Japanese: {name}")]
    public void Phrases_that_differ_from_Japanese_are_named_with_their_file(string old, string replacement, string message)
    {
        _folder.Edit("phrases/en.yaml", old, replacement);

        Assert.Contains(_folder.LoadErrors(), p => p.File == "phrases/en.yaml" && p.Message.StartsWith(message, StringComparison.Ordinal));
    }
}
