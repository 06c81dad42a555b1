using Madoguchi.Handoff.Cases;
using Madoguchi.Knowledge.Content;
using Madoguchi.Testing;

namespace Madoguchi.Handoff.Tests.Cases;

/// <summary>What staff do with cases, on both databases.</summary>
public sealed class CaseDeskTests
{
    private const string Sato = "staff-sato";
    private const string Ito = "staff-ito";

    public static TheoryData<Engine> Engines => [Engine.Sqlite, Engine.Postgres];

    [Theory, MemberData(nameof(Engines))]
    public Task The_queue_puts_emergencies_first_and_then_who_has_least_time_left(Engine engine) => OnAsync(engine, async desk =>
    {
        var calm = await desk.Cases.OpenAsync("a", tier: 1, deadline: 600);
        var late = await desk.Cases.OpenAsync("b", tier: 2, deadline: 30);
        var soon = await desk.Cases.OpenAsync("c", tier: 2, deadline: 10);
        var emergency = await desk.Cases.OpenAsync("d", tier: 3, deadline: 60, category: "B1", words: "d");

        var queue = await desk.Board.QueueAsync();

        Assert.Equal([emergency, soon, late, calm], queue.Select(c => c.Id));
        Assert.Equal(["B1"], queue[0].Categories);
        Assert.Equal("parent", queue[0].LastAuthor);
    });

    [Theory, MemberData(nameof(Engines))]
    public Task Of_many_people_who_take_one_case_exactly_one_gets_it(Engine engine) => OnAsync(engine, async desk =>
    {
        var id = await desk.Cases.OpenAsync("a");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => desk.Desk.TakeAsync(id, i % 2 == 0 ? Sato : Ito)));

        Assert.Single(answers, a => a.IsDone);
        var owner = (await desk.Board.QueueAsync()).Single().OwnerName;
        Assert.All(answers.Where(a => a.Outcome == "held"), a => Assert.Equal(owner, a.OwnerName));
    });

    [Theory, MemberData(nameof(Engines))]
    public Task A_second_click_sends_nothing_even_at_the_same_moment(Engine engine) => OnAsync(engine, async desk =>
    {
        var id = await desk.Cases.OpenAsync("a");
        await desk.Desk.TakeAsync(id, Sato);
        var form = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.Desk.ReplyAsync(id, 2, Sato, form, new StaffReply("x", "vi"), seen: 1)));

        Assert.All(answers, a => Assert.True(a.IsDone));
        Assert.Single(await desk.Cases.MessagesAsync(id), m => m.Author == "staff");
    });

    [Theory, MemberData(nameof(Engines))]
    public Task A_reply_is_refused_when_the_parent_has_written_since(Engine engine) => OnAsync(engine, async desk =>
    {
        var id = await desk.Cases.OpenAsync("a");
        await desk.Desk.TakeAsync(id, Sato);
        await desk.Cases.SayAsync(id, "parent", "b");

        var blind = await desk.Desk.ReplyAsync(id, 2, Sato, Guid.NewGuid().ToString(), new StaffReply("x", "vi"), seen: 1);
        var seeing = await desk.Desk.ReplyAsync(id, 2, Sato, Guid.NewGuid().ToString(), new StaffReply("x", "vi"), seen: 2);

        Assert.Equal(CaseAction.Stale, blind);
        Assert.True(seeing.IsDone);
    });

    [Theory, MemberData(nameof(Engines))]
    public Task A_reply_is_refused_to_whoever_does_not_own_the_case_and_says_who_does(Engine engine) => OnAsync(engine, async desk =>
    {
        var id = await desk.Cases.OpenAsync("a");
        var untaken = await desk.Desk.ReplyAsync(id, 1, Sato, Guid.NewGuid().ToString(), new StaffReply("x", "vi"));
        await desk.Desk.TakeAsync(id, Ito);
        var held = await desk.Desk.ReplyAsync(id, 2, Sato, Guid.NewGuid().ToString(), new StaffReply("x", "vi"));
        var unknown = await desk.Desk.ReplyAsync("no-such-case", 2, Sato, Guid.NewGuid().ToString(), new StaffReply("x", "vi"));

        Assert.Equal(CaseAction.NotTaken, untaken);
        Assert.Equal(CaseAction.HeldBy("伊藤"), held);
        Assert.Equal(CaseAction.Missing, unknown);
        Assert.DoesNotContain(await desk.Cases.MessagesAsync(id), m => m.Author == "staff");
    });

    [Theory, MemberData(nameof(Engines))]
    public Task A_form_that_was_used_before_does_not_pass_off_another_text_as_sent(Engine engine) => OnAsync(engine, async desk =>
    {
        var first = await desk.Cases.OpenAsync("a");
        var second = await desk.Cases.OpenAsync("b");
        var form = Guid.NewGuid().ToString();
        await desk.Desk.TakeAsync(first, Sato);
        await desk.Desk.TakeAsync(second, Sato);
        await desk.Desk.ReplyAsync(first, 2, Sato, form, new StaffReply("x", "vi"));

        Assert.Equal(CaseAction.Stale, await desk.Desk.ReplyAsync(second, 2, Sato, form, new StaffReply("x", "vi")));
        Assert.Equal(CaseAction.Stale, await desk.Desk.ReplyAsync(first, 3, Sato, form, new StaffReply("y", "vi")));

        Assert.DoesNotContain(await desk.Cases.MessagesAsync(second), m => m.Author == "staff");
    });

    [Theory, MemberData(nameof(Engines))]
    public Task A_reply_is_pushed_where_the_channel_pushes_and_shown_where_a_page_is_open(Engine engine) => OnAsync(engine, async desk =>
    {
        var line = await desk.Cases.OpenAsync("a", address: "{}");
        var web = await desk.Cases.OpenAsync("b");
        foreach (var id in new[] { line, web })
        {
            await desk.Desk.TakeAsync(id, Sato);
            await desk.Desk.ReplyAsync(id, 2, Sato, Guid.NewGuid().ToString(), new StaffReply("x", "vi", "エックス"));
        }

        Assert.Equal("pending", (await desk.Cases.MessagesAsync(line))[^1].Delivery);
        var shown = (await desk.Cases.MessagesAsync(web))[^1];
        Assert.Equal(("stream", "x", "エックス"), (shown.Delivery, shown.Text, shown.StaffText));
    });

    [Theory, MemberData(nameof(Engines))]
    public Task Closing_tells_the_parent_in_their_language_and_lists_the_follow_up(Engine engine) => OnAsync(engine, async desk =>
    {
        var id = await desk.Cases.OpenAsync("a");
        await desk.Desk.TakeAsync(id, Sato);
        var tomorrow = desk.Time.GetUtcNow().AddDays(1);

        Assert.True((await desk.Desk.CloseAsync(id, 2, Sato, "referred", tomorrow)).IsDone);

        Assert.StartsWith("Cuộc trao đổi", (await desk.Cases.MessagesAsync(id))[^1].Text, StringComparison.Ordinal);
        Assert.Empty(await desk.Board.QueueAsync());
        Assert.Empty(await desk.Board.FollowUpsAsync(tomorrow.AddMinutes(-1)));
        Assert.Equal(id, Assert.Single(await desk.Board.FollowUpsAsync(tomorrow)).Id);
        Assert.Equal(CaseAction.AlreadyClosed, await desk.Desk.CloseAsync(id, 3, Sato, "referred", null));

        Assert.True((await desk.Desk.FollowUpAsync(id, 3, Ito, "connected")).IsDone);
        Assert.Empty(await desk.Board.FollowUpsAsync(tomorrow));
    });

    [Theory, MemberData(nameof(Engines))]
    public Task A_closed_case_opens_again_unless_the_family_has_a_newer_one(Engine engine) => OnAsync(engine, async desk =>
    {
        var id = await desk.Cases.OpenAsync("a");
        await desk.Desk.TakeAsync(id, Sato);
        await desk.Desk.CloseAsync(id, 2, Sato, "answered", null);
        Assert.True((await desk.Desk.ReopenAsync(id, 3, Ito)).IsDone);
        Assert.Equal("伊藤", (await desk.Board.QueueAsync()).Single().OwnerName);

        await desk.Desk.CloseAsync(id, 4, Ito, "answered", null);
        await desk.OpenNextAsync(id);

        Assert.Equal(CaseAction.Busy, await desk.Desk.ReopenAsync(id, 5, Ito));
    });

    [Theory, MemberData(nameof(Engines))]
    public Task Giving_back_and_releasing_need_the_state_that_was_on_the_screen(Engine engine) => OnAsync(engine, async desk =>
    {
        var id = await desk.Cases.OpenAsync("a");
        await desk.Desk.TakeAsync(id, Sato);

        Assert.Equal(CaseAction.Stale, await desk.Desk.ReturnAsync(id, 1, Sato));
        Assert.Equal(CaseAction.HeldBy("佐藤"), await desk.Desk.ReturnAsync(id, 2, Ito));
        Assert.True((await desk.Desk.ReleaseAsync(id, 2, Ito)).IsDone);
        Assert.True((await desk.Desk.TakeAsync(id, Ito)).IsDone);
        Assert.True((await desk.Desk.ReturnAsync(id, 4, Ito)).IsDone);
        Assert.Equal("waiting", (await desk.Board.QueueAsync()).Single().State);
    });

    [Theory, MemberData(nameof(Engines))]
    public Task Opening_a_case_is_recorded_once_in_ten_minutes(Engine engine) => OnAsync(engine, async desk =>
    {
        var id = await desk.Cases.OpenAsync("a");
        await desk.Board.OpenAsync(id, Sato);
        desk.Time.Advance(TimeSpan.FromMinutes(9));
        Assert.Single((await desk.Board.OpenAsync(id, Sato))!.Views);
        desk.Time.Advance(TimeSpan.FromMinutes(2));
        await desk.Board.OpenAsync(id, Ito);

        Assert.Equal(["佐藤", "伊藤", "佐藤"], (await desk.Board.OpenAsync(id, Sato))!.Views.OrderByDescending(v => v.At).ThenBy(v => v.StaffName == "伊藤").Select(v => v.StaffName));
        Assert.Null(await desk.Board.OpenAsync("no-such-case", Sato));
    });

    [Theory, MemberData(nameof(Engines))]
    public Task A_note_sent_twice_is_kept_once_and_a_referral_stands_in_the_history(Engine engine) => OnAsync(engine, async desk =>
    {
        var id = await desk.Cases.OpenAsync("a");
        await desk.Desk.TakeAsync(id, Sato);
        var form = Guid.NewGuid().ToString();
        await desk.Desk.NoteAsync(id, Sato, "note", "電話した", form);
        await desk.Desk.NoteAsync(id, Sato, "note", "電話した", form);
        await desk.Desk.ReplyAsync(id, 2, Sato, Guid.NewGuid().ToString(), new StaffReply("x", "vi", null, "こども家庭センター"));

        var notes = (await desk.Board.OpenAsync(id, Sato))!.Notes;

        Assert.Single(notes, n => n.Kind == "note");
        Assert.Single(notes, n => n is { Kind: "referral", Text: "こども家庭センター", StaffName: "佐藤" });
        Assert.Equal(CaseAction.Missing, await desk.Desk.NoteAsync("no-such-case", Sato, "note", "x"));
    });

    [Theory, MemberData(nameof(Engines))]
    public Task A_change_wakes_whoever_watches_on_every_server(Engine engine) => OnAsync(engine, async desk =>
    {
        var id = await desk.Cases.OpenAsync("a");
        var woken = new TaskCompletionSource();
        using var watching = desk.Database.Store.Changes.Subscribe("*", _ => woken.TrySetResult());
        if (engine == Engine.Sqlite)
        {
            await desk.Desk.TakeAsync(id, Sato);
        }
        else
        {
            await using var other = await desk.Database.OpenAgainAsync();
            await new CaseDesk(other, new CaseCourier(TestContent.Load), desk.Time).TakeAsync(id, Sato);
        }

        await woken.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    });

    [Fact]
    public Task After_a_lost_connection_to_the_database_everybody_looks_again() => OnAsync(Engine.Postgres, async desk =>
    {
        var woken = new TaskCompletionSource();
        using var watching = desk.Database.Store.Changes.Subscribe("one conversation", _ => woken.TrySetResult());

        await desk.Database.Store.ReadAsync(session => session.Query<bool>(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"));

        await woken.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    });

    private static async Task OnAsync(Engine engine, Func<DeskUnderTest, Task> test)
    {
        Assert.SkipWhen(TestDatabase.WhyNot(engine) is not null, TestDatabase.WhyNot(engine) ?? "");
        await using var database = await TestDatabase.OpenAsync(engine);
        foreach (var (id, name) in new[] { (Sato, "佐藤"), (Ito, "伊藤") })
        {
            await database.Store.WriteAsync(session => session.Execute(
                "insert into staff (id, name, password_hash, role, created_at) values (@id, @name, '', 'staff', 0)", new { id, name }));
        }

        await test(new DeskUnderTest(database));
    }

    private sealed class DeskUnderTest(TestDatabase database)
    {
        public TestDatabase Database => database;

        public ManualTime Time { get; } = new();

        public CaseSeed Cases => new(database.Store, Time);

        public CaseBoard Board => new(database.Store, Time);

        public CaseDesk Desk => new(database.Store, new CaseCourier(TestContent.Load), Time);

        public Task<string> OpenNextAsync(string closedCase) => database.Store.WriteAsync(session => CaseOpening.OpenOrRaise(
            session,
            session.First<string>("select conversation_id from cases where id = @closedCase", new { closedCase })!,
            1,
            "asked",
            "",
            Time.GetUtcNow(),
            Time.GetUtcNow()));
    }
}
