using System.Text.Json;
using Madoguchi.Bot.Answers;
using Madoguchi.Bot.Channels.BotFramework;
using Xunit;

namespace Madoguchi.Bot.Tests.BotFramework;

/// <summary>How answers look as activities.</summary>
public sealed class RenderingTests
{
    private static readonly ConversationAddress To = new("https://example.org/", "msteams", new ConversationAccount("c", true, "channel", "t"), "bot", "parent", true);

    private static readonly Answer Full = new()
    {
        Kind = "article",
        Language = "vi",
        Title = "Tiêm chủng",
        Text = "Đoạn **một**.\n\n- hai\n- ba",
        ReviewNote = "Chưa được kiểm tra.",
        AsOf = "Tháng 11/2026",
        Sources = [new SourceNote("A [1]", "https://example.org/a_(b)", "2026-11-01"), new SourceNote("B", null, "")],
        Cards =
        [
            new ContactCard { Id = "w", JapaneseName = "窓口", Name = "Quầy", Phone = "03-0000-0000", Dial = "0300000000", CallLabel = "Gọi 03-0000-0000", BadgeText = "Đang mở", Note = "Ghi chú" },
            new ContactCard { Id = "x", JapaneseName = "窓口", Name = "窓口" },
        ],
        Choices = [new Choice("Có", "do:yes"), new Choice("Không", "do:no")],
    };

    [Fact]
    public void An_answer_has_title_text_note_and_sources_in_this_order() =>
        Assert.Equal(
            "**Tiêm chủng**\n\nĐoạn **một**.\n\n- hai\n- ba\n\nChưa được kiểm tra.\n\n[A \\[1\\]](https://example.org/a_%28b%29) (2026-11-01) · B · Tháng 11/2026",
            Render(Full)[0].GetProperty("text").GetString());

    [Fact]
    public void Windows_are_hero_cards_that_dial()
    {
        var activity = Render(Full)[0];
        Assert.Equal("list", activity.GetProperty("attachmentLayout").GetString());
        var cards = activity.GetProperty("attachments").EnumerateArray().ToList();
        Assert.All(cards, c => Assert.Equal("application/vnd.microsoft.card.hero", c.GetProperty("contentType").GetString()));
        var first = cards[0].GetProperty("content");
        Assert.Equal("Quầy", first.GetProperty("title").GetString());
        Assert.Equal("窓口", first.GetProperty("subtitle").GetString());
        Assert.Equal("03-0000-0000\n\nĐang mở\n\nGhi chú", first.GetProperty("text").GetString());
        var button = Assert.Single(first.GetProperty("buttons").EnumerateArray().ToList());
        Assert.Equal("call/Gọi 03-0000-0000/tel:0300000000", $"{button.GetProperty("type")}/{button.GetProperty("title")}/{button.GetProperty("value")}");

        // Where no number is known there is nothing to dial, and a name is not said twice.
        var second = cards[1].GetProperty("content");
        Assert.False(second.TryGetProperty("buttons", out _));
        Assert.False(second.TryGetProperty("subtitle", out _));
    }

    [Fact]
    public void Addresses_are_turned_round_and_the_conversation_is_sent_back_as_it_came()
    {
        var activity = Render(Full)[0];
        Assert.Equal("bot", activity.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("parent", activity.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Equal("""{"id":"c","isGroup":true,"conversationType":"channel","tenantId":"t"}""", activity.GetProperty("conversation").GetRawText());
        Assert.Equal("msteams", activity.GetProperty("channelId").GetString());
        Assert.Equal("vi", activity.GetProperty("locale").GetString());
        Assert.Equal("2026-11-20T01:02:03.000Z", activity.GetProperty("timestamp").GetString());
        Assert.Equal("r", activity.GetProperty("replyToId").GetString());
    }

    [Fact]
    public void Choices_and_cards_come_with_the_last_part_of_a_long_answer()
    {
        var parts = Render(Full with { Text = string.Join("\n\n", Enumerable.Repeat(new string('x', 900), 12)) });
        Assert.True(parts.Count > 2);
        Assert.All(parts.SkipLast(1), p => Assert.False(p.TryGetProperty("suggestedActions", out _) || p.TryGetProperty("attachments", out _)));
        Assert.Equal(2, parts[^1].GetProperty("suggestedActions").GetProperty("actions").GetArrayLength());
        Assert.Equal(2, parts[^1].GetProperty("attachments").GetArrayLength());
        Assert.EndsWith("Tháng 11/2026", parts[^1].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("いち。に。さん。しい。ごお。ろく。")]
    [InlineData("one two. three four. five six. seven")]
    [InlineData("aaaa\n\nbbbb\n\ncccc\ndddd eeee")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧")]
    [InlineData("xမြန်မာဘာသာစကားမြန်မာဘာသာစကား")]
    public void Nothing_is_lost_where_a_text_is_split(string text)
    {
        var parts = TextSplitter.Split(text, 10);
        Assert.All(parts, p => Assert.InRange(p.Length, text.Length == 0 ? 0 : 1, 10));
        Assert.Equal(Squeeze(text), Squeeze(string.Concat(parts)));
    }

    [Fact]
    public void What_belongs_together_on_the_screen_is_not_torn_apart()
    {
        Assert.Equal(["👨‍👩‍👧", "👨‍👩‍👧"], TextSplitter.Split("👨‍👩‍👧👨‍👩‍👧", 12));
        Assert.Equal(["いち。に。", "さん。しい。"], TextSplitter.Split("いち。に。さん。しい。", 6));
        Assert.Equal(["one two", "three"], TextSplitter.Split("one two three", 9));
        Assert.Equal(["first", "second"], TextSplitter.Split("first\n\nsecond", 9));
    }

    [Fact]
    public void A_pile_of_accents_longer_than_a_part_leaves_pairs_whole()
    {
        var parts = TextSplitter.Split("e" + string.Concat(Enumerable.Repeat("\U0001D165", 20)), 10);
        Assert.All(parts, p => Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(p))));
        Assert.Equal(41, parts.Sum(p => p.Length));
    }

    private static List<JsonElement> Render(Answer answer) =>
        ActivityRenderer.Render(To, "", answer, answer.Language, new DateTimeOffset(2026, 11, 20, 10, 2, 3, TimeSpan.FromHours(9)), "r")
            .Select(a => JsonSerializer.SerializeToElement(a, ActivityJson.Wire.OutgoingActivity))
            .ToList();

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
