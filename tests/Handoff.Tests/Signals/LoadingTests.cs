using Madoguchi.Handoff.Signals;
using Madoguchi.Knowledge.Content;

namespace Madoguchi.Handoff.Tests.Signals;

/// <summary>An inventory that is broken is refused, with file and line.</summary>
public sealed class LoadingTests : IDisposable
{
    private readonly string _folder = SignalTestContent.Copy();

    private string Japanese => Path.Combine(_folder, "signals", "ja.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("    category: Z9\n    tier: urgent\n    any: [ことば]", 2, "Z9")]
    [InlineData("    category: A2\n    tier: soon\n    any: [ことば]", 3, "soon")]
    [InlineData("    category: A2\n    tier: urgent", 1, "any")]
    [InlineData("    category: A2\n    tier: urgent\n    any: [\"{nobody} ことば\"]", 4, "nobody")]
    [InlineData("    category: A2\n    tier: urgent\n    any: [(ことば]", 4, "without `)`")]
    [InlineData("    category: A2\n    tier: urgent\n    any: [ことば ~99 ことば]", 4, "~")]
    [InlineData("    category: A2\n    tier: urgent\n    any: [ことば ~4]", 4, "ends with a gap")]
    [InlineData("    category: A2\n    tier: urgent\n    any: [ことば|ことば]", 4, "stands alone")]
    [InlineData("    category: A2\n    tier: urgent\n    any: [ことば ~2 (|な)]", 4, "empty")]
    [InlineData("    category: A2\n    tier: urgent\n    any: [ことば]\n    anny: [ことば]", 5, "anny")]
    public void A_mistake_in_an_entry_names_file_and_line(string entry, int lineOfEntry, string word)
    {
        var lines = File.ReadAllLines(Japanese).ToList();
        var at = lines.IndexOf("entries:") + 1;
        lines.Insert(at, $"  - id: broken\n{entry}");
        File.WriteAllLines(Japanese, lines);

        var problem = Assert.Single(Refused());

        Assert.Equal("signals/ja.yaml", problem.File);
        Assert.Equal(at + lineOfEntry, problem.Line);
        Assert.Contains(word, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  now: [", "  noww: [", "noww")]
    [InlineData("  child-speaks-unless:", "  means-unlesss:", "means-unlesss")]
    public void An_unknown_circumstance_is_refused(string before, string after, string word)
    {
        File.WriteAllText(Japanese, File.ReadAllText(Japanese).Replace(before, after, StringComparison.Ordinal));

        var problem = Assert.Single(Refused());

        Assert.Contains(word, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Line > 1);
    }

    [Fact]
    public void An_id_may_not_stand_twice()
    {
        File.WriteAllText(Japanese, File.ReadAllText(Japanese).Replace("  - id: bullied", "  - id: wants-to-die", StringComparison.Ordinal));

        Assert.Contains("stands twice", Assert.Single(Refused()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void First_words_must_be_there_for_every_category()
    {
        File.WriteAllText(Japanese, File.ReadAllText(Japanese).Replace("\n  B4:\n", "\n  B4.emergency:\n", StringComparison.Ordinal));

        Assert.Contains("B4", Assert.Single(Refused()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{line:jido-189}", "189", "phone number")]
    [InlineData("{line:jikei}", "{line:nobody}", "nobody")]
    public void A_number_in_first_words_comes_from_the_help_lines(string before, string after, string word)
    {
        File.WriteAllText(Japanese, File.ReadAllText(Japanese).Replace(before, after, StringComparison.Ordinal));

        Assert.All(Refused(), p => Assert.Contains(word, p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_inventory_of_a_language_the_bot_speaks_is_refused()
    {
        File.Delete(Japanese);

        Assert.Contains(Refused(), p => p.File == "signals/ja.yaml");
    }

    [Fact]
    public void A_file_that_is_not_utf_8_is_refused()
    {
        File.WriteAllBytes(Japanese, [0x61, 0xFF, 0x41]);

        Assert.Contains(Refused(), p => p.File == "signals/ja.yaml" && p.Message.Contains("UTF-8", StringComparison.Ordinal));
    }

    private IReadOnlyList<ContentProblem> Refused() =>
        Assert.Throws<ContentException>(() => SignalDetector.Load(ContentLibrary.Load(_folder))).Problems;
}
