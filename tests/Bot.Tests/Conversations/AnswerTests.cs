using Xunit;

namespace Madoguchi.Bot.Tests.Conversations;

/// <summary>What a parent reads after a question.</summary>
public sealed class AnswerTests(BotServer server) : IClassFixture<BotServer>
{
    [Fact]
    public async Task The_first_contact_says_that_it_is_a_program_who_reads_and_when_secrecy_ends_and_says_it_once()
    {
        var parent = await server.NewParent().SaysAsync("産後ケアはいくらですか");

        var notice = parent.Replies[0];
        Assert.Contains("人ではありません", notice, StringComparison.Ordinal);
        Assert.Contains("プログラムがすべてのメッセージを読みます", notice, StringComparison.Ordinal);
        Assert.Contains("命や体に危険があるとき", notice, StringComparison.Ordinal);
        Assert.Equal(3, notice.Split('\n').Length);

        await parent.SaysAsync("児童手当はいくらですか");
        Assert.DoesNotContain("人ではありません", parent.AllReplies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_about_postnatal_care_in_Ayase_is_answered_with_what_is_local_the_window_the_source_and_the_month()
    {
        var parent = await server.NewParent().SaysAsync("綾瀬市の産後ケアはいくらですか");

        var answer = parent.AllReplies;
        Assert.Contains("綾瀬市では", answer, StringComparison.Ordinal);
        Assert.Contains("費用", answer, StringComparison.Ordinal);
        Assert.Contains("こども家庭センター", answer, StringComparison.Ordinal);
        Assert.Contains("2026年11月", answer, StringComparison.Ordinal);
        Assert.Contains("https://", answer, StringComparison.Ordinal);
        Assert.Contains("職員と話したい", parent.Choices);
    }

    [Theory]
    [InlineData("where can I leave my baby for a few hours?", "Temporary childcare")]
    [InlineData("how much is the child allowance", "15,000")]
    [InlineData("児童手当はいくら?", "15,000")]
    [InlineData("出生届はいつまで", "14日")]
    public async Task The_answer_is_in_the_language_of_the_question(string question, string expected) =>
        Assert.Contains(expected, (await server.NewParent().SaysAsync(question)).AllReplies, StringComparison.Ordinal);

    [Fact]
    public async Task The_language_follows_the_parent_and_stays_when_a_message_shows_none()
    {
        var parent = await server.NewParent("en-US").SaysAsync("産後ケアはいくらですか");
        Assert.Contains("産後ケアは", parent.AllReplies, StringComparison.Ordinal);

        await parent.SaysAsync("where do I register the birth?");
        Assert.Contains("14 days", parent.AllReplies, StringComparison.Ordinal);

        await parent.SaysAsync("#8000");
        Assert.DoesNotContain("です。", parent.AllReplies, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("明日の大阪の天気は?", "お答えできません")]
    [InlineData("who won the football game yesterday?", "can't answer that")]
    public async Task What_is_none_of_our_business_is_refused_kindly_and_a_person_is_offered(string message, string expected)
    {
        var parent = await server.NewParent().SaysAsync(message);

        Assert.Contains(expected, parent.LastReply, StringComparison.Ordinal);
        Assert.Contains(parent.Choices, c => c is "職員と話したい" or "Talk to a person");
    }

    [Fact]
    public async Task A_follow_up_without_a_subject_stays_with_the_last_topic()
    {
        var parent = await server.NewParent().SaysAsync("綾瀬市で一時預かりを使いたい");

        await parent.SaysAsync("いくら?");

        Assert.Contains("一時預かり", parent.Replies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_event_is_answered_the_same_and_stored_once()
    {
        var parent = server.NewParent();
        await parent.SaysAsync("児童手当はいくら?", "same-id");
        var first = parent.Replies;

        await parent.SaysAsync("児童手当はいくら?", "same-id");

        Assert.Equal(first, parent.Replies);
        var stored = await server.Store.ReadAsync(s => s.First<long>("select count(*) from messages where event_id like '%same-id' and author = 'parent'"));
        Assert.Equal(1, stored);
    }

    [Fact]
    public async Task Absurd_text_is_stored_and_answered()
    {
        var parent = server.NewParent();
        foreach (var text in new[] { new string('あ', 20_000), "児童\uD800手当\0", new string('\u200B', 5000) + "?", "(((((((a+)+)+)+$", "\u202Eabc", "🤷🏽‍♀️" })
        {
            await parent.SaysAsync(text);
            Assert.NotEmpty(parent.Replies);
        }
    }

    [Fact]
    public async Task A_burst_of_a_thousand_messages_is_stored_whole_and_answered_with_one_friendly_word()
    {
        var parent = server.NewParent();
        var friendly = 0;
        for (var i = 0; i < 1000; i++)
        {
            await parent.SaysAsync("こんにちは");
            friendly += parent.Replies.Count(r => r.Contains("ゆっくり", StringComparison.Ordinal));
        }

        Assert.Equal(1, friendly);
        var stored = await server.Store.ReadAsync(s => s.First<long>(
            "select count(*) from messages m join conversations c on c.id = m.conversation_id where c.channel_key like @key and m.author = 'parent'", new { key = $"%{parent.Id}%" }));
        Assert.Equal(1000, stored);
    }
}
