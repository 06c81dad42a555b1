using Madoguchi.Handoff.Cases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Bot.Tests.Conversations;

/// <summary>Worrying messages, and how a conversation reaches staff.</summary>
public sealed class HandoverTests : IDisposable
{
    private readonly BotServer _server = new();

    [Fact]
    public async Task A_shaken_limp_baby_gets_the_ambulance_number_first_and_a_case_at_once()
    {
        var parent = await _server.NewParent().SaysAsync("赤ちゃんを激しく揺さぶってしまった。ぐったりしている");

        var reply = Assert.Single(parent.Replies);
        Assert.Contains("119", reply.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("職員に知らせました", reply, StringComparison.Ordinal);
        var opened = Assert.Single(await QueueAsync());
        Assert.Equal(3, opened.Tier);
        Assert.Equal(CaseState.Waiting, opened.State);
    }

    [Theory]
    [InlineData("もう消えてしまいたい", "職員に知らせました")]
    [InlineData("I just want to disappear", "told our staff")]
    [InlineData("i dont want to be alive anymore", "told our staff")]
    public async Task A_wish_to_disappear_gets_first_words_a_line_and_a_case(string message, string told)
    {
        var parent = await _server.NewParent().SaysAsync(message);

        Assert.Contains(told, parent.AllReplies, StringComparison.Ordinal);
        Assert.Matches("0120-061-338|0120-279-338|03-5774-0992", parent.AllReplies);
        Assert.InRange(Assert.Single(await QueueAsync()).Tier, 2, 3);
    }

    [Fact]
    public async Task A_concern_is_answered_first_and_opens_a_case_only_on_yes()
    {
        var parent = await _server.NewParent().SaysAsync("子どもがかわいいと思えない");
        Assert.Contains("職員(人)に話を聞いてもらいますか", parent.LastReply, StringComparison.Ordinal);
        Assert.Empty(await QueueAsync());

        await parent.TapsAsync("はい、話したい");

        Assert.Equal(CaseReason.Consent, Assert.Single(await QueueAsync()).Reason);
    }

    [Fact]
    public async Task A_concern_answered_with_no_opens_none()
    {
        var parent = await _server.NewParent().SaysAsync("子どもがかわいいと思えない");

        await parent.TapsAsync("いいえ");

        Assert.Contains("職員には知らせません", parent.AllReplies, StringComparison.Ordinal);
        Assert.Empty(await QueueAsync());
    }

    [Theory]
    [InlineData("I want to talk to a person")]
    [InlineData("can i speak to a human please")]
    [InlineData("職員と話したい")]
    [InlineData("人間と話せますか")]
    public async Task Asking_for_a_person_always_works(string message)
    {
        await _server.NewParent().SaysAsync(message);

        Assert.Equal(CaseReason.Asked, Assert.Single(await QueueAsync()).Reason);
    }

    [Fact]
    public async Task While_staff_hold_the_conversation_the_bot_is_silent_but_still_reads_for_signals()
    {
        var parent = await _server.NewParent().SaysAsync("職員と話したい");
        var opened = Assert.Single(await QueueAsync());
        var desk = _server.Services.GetRequiredService<CaseDesk>();
        await AddStaffAsync("nurse");
        Assert.True((await desk.TakeAsync(opened.Id, "nurse", TestContext.Current.CancellationToken)).IsDone);

        await parent.SaysAsync("児童手当はいくらですか");
        Assert.Empty(parent.Replies);
        await parent.SaysAsync("もう死にたい。今から薬を全部飲む");
        Assert.Empty(parent.Replies);

        Assert.Equal(3, Assert.Single(await QueueAsync()).Tier);
    }

    [Fact]
    public async Task After_staff_have_closed_the_case_the_bot_answers_again()
    {
        var parent = await _server.NewParent().SaysAsync("職員と話したい");
        var opened = Assert.Single(await QueueAsync());
        var desk = _server.Services.GetRequiredService<CaseDesk>();
        await AddStaffAsync("nurse");
        await desk.TakeAsync(opened.Id, "nurse", TestContext.Current.CancellationToken);
        var version = await _server.Store.ReadAsync(s => s.First<long>("select version from cases"));
        Assert.True((await desk.CloseAsync(opened.Id, version, "nurse", "answered", null, TestContext.Current.CancellationToken)).IsDone);

        await parent.SaysAsync("児童手当はいくらですか");

        Assert.Contains("15,000", parent.AllReplies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Out_of_hours_the_parent_is_told_when_staff_will_read_it()
    {
        _server.Clock.Advance(new DateTimeOffset(2026, 11, 20, 23, 40, 0, TimeSpan.FromHours(9)) - _server.Clock.GetUtcNow());

        var parent = await _server.NewParent().SaysAsync("職員と話したい");

        Assert.Contains("11月24日(火)8:30", parent.AllReplies, StringComparison.Ordinal);
    }

    public void Dispose() => _server.Dispose();

    private Task<IReadOnlyList<QueuedCase>> QueueAsync() =>
        _server.Services.GetRequiredService<CaseBoard>().QueueAsync(TestContext.Current.CancellationToken);

    private Task AddStaffAsync(string id) =>
        _server.Store.WriteAsync(s => s.Execute("insert into staff (id, name, password_hash, role, created_at) values (@id, @id, '', 'staff', 0)", new { id }));
}
