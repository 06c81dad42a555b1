using Xunit;

namespace Madoguchi.Bot.Tests.Conversations;

/// <summary>Questions of the bot that take several turns.</summary>
public sealed class DialogTests : IDisposable
{
    private readonly BotServer _server = new();

    [Fact]
    public async Task The_municipality_is_asked_once_and_a_tap_brings_the_local_answer()
    {
        var parent = await _server.NewParent().SaysAsync("産後ケアはいくらですか");
        Assert.Contains("お住まいはどちらですか", parent.LastReply, StringComparison.Ordinal);

        await parent.TapsAsync("綾瀬市");
        Assert.Contains("アウトリーチ", parent.AllReplies, StringComparison.Ordinal);

        await parent.SaysAsync("一時預かりについて教えて");
        Assert.DoesNotContain("お住まいはどちらですか", parent.AllReplies, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("練馬です")]
    [InlineData("ねりまく")]
    [InlineData("3")]
    public async Task The_municipality_can_be_typed_by_name_or_number(string answer)
    {
        var parent = await _server.NewParent().SaysAsync("産後ケアはいくらですか");
        Assert.Equal("練馬区", parent.Choices[2]);

        await parent.SaysAsync(answer);

        Assert.Contains("練馬区の情報を案内します", parent.AllReplies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_question_in_between_is_answered_and_the_dialog_goes_on_after_it()
    {
        var parent = await _server.NewParent().SaysAsync("産後ケアはいくらですか");

        await parent.SaysAsync("出生届はいつまでに出しますか");
        Assert.Contains("14日", parent.Replies[0], StringComparison.Ordinal);
        Assert.Contains("お住まいはどちらですか", parent.LastReply, StringComparison.Ordinal);

        await parent.TapsAsync("練馬区");
        Assert.Contains("練馬区の情報を案内します", parent.AllReplies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialog_that_is_not_needed_stops_asking_after_the_second_time()
    {
        var parent = await _server.NewParent().SaysAsync("産後ケアはいくらですか");
        await parent.SaysAsync("出生届はいつまでに出しますか");

        await parent.SaysAsync("児童手当はいくらですか");

        Assert.DoesNotContain("お住まいはどちらですか", parent.AllReplies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialog_can_be_cancelled()
    {
        var parent = await _server.NewParent().SaysAsync("I want to talk to a person");
        Assert.Contains("in writing, or by phone", parent.LastReply, StringComparison.Ordinal);

        await parent.SaysAsync("cancel");
        await parent.SaysAsync("how much is the child allowance");

        Assert.DoesNotContain("in writing, or by phone", parent.AllReplies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_childs_age_brings_what_comes_next()
    {
        var parent = await _server.NewParent().SaysAsync("綾瀬市の乳幼児健診はいつですか");
        Assert.Contains("何か月", parent.LastReply, StringComparison.Ordinal);

        await parent.SaysAsync("8か月です");

        Assert.Contains("9〜11か月", parent.AllReplies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pregnancy_is_understood_instead_of_an_age()
    {
        var parent = await _server.NewParent().SaysAsync("綾瀬市の予防接種のスケジュールを知りたい");

        await parent.TapsAsync("妊娠中");
        await parent.SaysAsync("妊娠30週です");

        Assert.Contains("RSウイルス", parent.AllReplies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialog_survives_a_change_of_language()
    {
        var parent = await _server.NewParent().SaysAsync("産後ケアはいくらですか");

        await parent.SaysAsync("when do I have to register the birth of my baby?");

        Assert.Contains("14 days", parent.Replies[0], StringComparison.Ordinal);
        Assert.Contains("Where do you live?", parent.LastReply, StringComparison.Ordinal);
        await parent.TapsAsync("Nerima City");
        Assert.Contains("Nerima", parent.AllReplies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_safe_time_to_call_is_collected_and_reaches_staff()
    {
        var parent = await _server.NewParent().SaysAsync("職員と話したい");
        await parent.TapsAsync("電話してほしい");
        await parent.SaysAsync("090-1234-5678");
        await parent.TapsAsync("午前");

        Assert.Contains("その時間のほかには電話しません", parent.AllReplies, StringComparison.Ordinal);
        Assert.Equal(["09012345678 午前"], await _server.Store.ReadAsync(s => s.Query<string>("select callback from cases")));
    }

    [Fact]
    public async Task What_is_stored_can_be_asked_and_erased()
    {
        var parent = await _server.NewParent().SaysAsync("綾瀬市の産後ケアはいくらですか");
        await parent.SaysAsync("私のデータを消して");

        await parent.TapsAsync("データを消す");

        Assert.Contains("消しました", parent.AllReplies, StringComparison.Ordinal);
        var left = await _server.Store.ReadAsync(s => s.Query<string>("select text from messages where author = 'parent' and text <> ''"));
        Assert.DoesNotContain(left, t => t.Contains("産後ケア", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dialog_survives_a_restart_of_the_server()
    {
        var parent = await _server.NewParent().SaysAsync("産後ケアはいくらですか");
        using var restarted = _server.Restarted();
        var again = new Parent(restarted.CreateClient(), null, parent);

        await again.SaysAsync("綾瀬市");

        Assert.Contains("綾瀬市の情報を案内します", again.AllReplies, StringComparison.Ordinal);
    }

    public void Dispose() => _server.Dispose();
}
