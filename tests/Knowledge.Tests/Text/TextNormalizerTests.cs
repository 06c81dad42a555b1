using System.Diagnostics;
using Madoguchi.Knowledge.Text;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Text;

public sealed class TextNormalizerTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３", "abc123")]
    [InlineData("ﾎｲｸｴﾝ", "ホイクエン")]
    [InlineData("ｶﾞｷﾞｸﾞ", "ガギグ")]
    [InlineData("か\u3099", "が")]
    [InlineData("②", "2")]
    [InlineData("＃８０００", "#8000")]
    [InlineData("  two   words\t\n", "two words")]
    [InlineData("全角　空白", "全角 空白")]
    [InlineData("don’t", "don't")]
    [InlineData("e\u0301te\u0301", "été")]
    public void Width_composition_case_and_spaces_have_one_form(string text, string expected) =>
        Assert.Equal(expected, TextNormalizer.Normalize(text));

    [Theory]
    [InlineData("児\u200B童\u200D手\uFEFF当")]
    [InlineData("児童\u00AD手当")]
    [InlineData("\u202E児童手当\u202C")]
    [InlineData("児童\uFE0F手当")]
    [InlineData("児\uD800童手\uDC00当")]
    [InlineData("児童\u3164手当")]
    [InlineData("児童\U000E0041手当")]
    public void Invisible_characters_and_broken_surrogates_disappear(string text) =>
        Assert.Equal("児童手当", TextNormalizer.Normalize(text));

    [Fact]
    public void An_emoji_survives() => Assert.Equal("無くした💦", TextNormalizer.Normalize("無くした💦"));

    [Fact]
    public void Normalising_twice_changes_nothing()
    {
        foreach (var text in new[] { "ﾎｲｸｴﾝ ①", "ｶﾞ\u3099", "İstanbul", "㌔㌢", "ﷺ", "e\u0301\u0301", "…―ー~" })
        {
            var once = TextNormalizer.Normalize(text);
            Assert.Equal(once, TextNormalizer.Normalize(once));
        }
    }

    [Fact]
    public void A_hundred_thousand_marks_on_one_letter_take_no_time()
    {
        var marks = new string(Enumerable.Range(0, 100_000).Select(i => i % 2 == 0 ? '\u0316' : '\u0301').ToArray());
        var clock = Stopwatch.StartNew();
        var text = TextNormalizer.Normalize("a" + marks);
        Assert.True(text.Length < 100);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("ホイクエン", "ほいくえん")]
    [InlineData("ケアマネージャー", "けあまねーじゃー")]
    [InlineData("8ヶ月", "8か月")]
    [InlineData("8ケ月", "8か月")]
    [InlineData("8箇月", "8か月")]
    [InlineData("はぁーーーい", "はあーい")]
    [InlineData("つづき", "つずき")]
    [InlineData("café đi", "cafe di")]
    public void The_view_for_matching_forgets_kana_kinds_and_accents(string text, string expected) =>
        Assert.Equal(expected, TextFolder.ForMatching(TextNormalizer.Normalize(text)));

    [Fact]
    public void The_normalised_text_itself_keeps_katakana_and_accents() =>
        Assert.Equal("カフェ café", TextNormalizer.Normalize("カフェ Café"));

    [Theory]
    [InlineData("jidou")]
    [InlineData("jidō")]
    [InlineData("zidou")]
    [InlineData("jido")]
    public void Every_spelling_of_a_japanese_sound_has_the_same_key(string spelling)
    {
        var folded = TextFolder.ForMatching(TextNormalizer.Normalize(spelling));
        Assert.Equal(Romaji.KeyOfKana("じどう"), Romaji.KeyOfWord(folded));
    }

    [Theory]
    [InlineData("きゅうきゅうしゃ", "kyukyusha")]
    [InlineData("いっぱい", "ippai")]
    [InlineData("つうやく", "tsuyaku")]
    [InlineData("しちょうしゃ", "shichousha")]
    public void Kana_and_latin_letters_meet(string kana, string latin) =>
        Assert.Equal(Romaji.KeyOfKana(kana), Romaji.KeyOfWord(latin));

    [Theory]
    [InlineData("school")]
    [InlineData("thanks")]
    public void An_english_word_is_not_read_as_japanese(string word) => Assert.Empty(Romaji.KeyOfWord(word));

    [Fact]
    public void A_latin_word_inside_japanese_and_a_short_number_stay_whole()
    {
        const string Text = "hoikuenに#8000で10wks";
        var pieces = Tokenizer.Tokenize(Text).ConvertAll(t => Text.Substring(t.Start, t.Length));
        Assert.Equal(["hoikuen", "に", "#8000", "で", "10", "wks"], pieces);
    }
}
