using Madoguchi.Handoff.Accounts;
using Madoguchi.Handoff.Cases;
using Madoguchi.Knowledge.Content;
using Microsoft.Extensions.Options;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>Reads what a page shows and puts it into the words of the desk.</summary>
internal sealed class ConsoleScreens(
    CaseBoard board, ReplyWriter writer, DeskSchedule desk, IOptions<HandoffOptions> options, Func<ContentLibrary> content, TimeProvider clock)
{
    /// <summary>Follow-ups are shown a week ahead.</summary>
    private static readonly TimeSpan FollowUpsAhead = TimeSpan.FromDays(7);

    private string Desk => options.Value.DeskName;

    public async Task<ConsoleScreen> QueueAsync(StaffMember me, string? done, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var open = await board.QueueAsync(cancel);
        var followUps = await board.FollowUpsAsync(now + FollowUpsAhead, cancel);
        return new ConsoleScreen(
            me,
            Desk,
            desk.At(now).IsOpen,
            Items(open.Where(c => c.State == CaseState.Waiting), me, now),
            Items(open.Where(c => c.State == CaseState.Taken && c.OwnerId == me.Id), me, now),
            Items(open.Where(c => c.State == CaseState.Taken && c.OwnerId != me.Id), me, now),
            Items(followUps, me, now),
            DoneWords(done));
    }

    public async Task<CaseScreen?> CaseAsync(StaffMember me, string caseId, CaseDraft draft, Refusal? refusal, string? done, CancellationToken cancel)
    {
        if (await board.OpenAsync(caseId, me.Id, cancel) is not { } file)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        return new CaseScreen(
            await QueueAsync(me, done, cancel),
            file,
            now,
            LanguageName(file.Language),
            Place(file.Municipality),
            ReplyWriter.IsJapanese(file.Language),
            writer.JapaneseNotice(file.Language),
            writer.ReadyFor(file.Language, file.Municipality),
            writer.ContactsFor(file.Language, file.Municipality, now),
            draft,
            refusal);
    }

    public SignInScreen SignIn(string? target, bool nobodyYet = false, string? problem = null, string name = "") =>
        new(Desk, target ?? "", nobodyYet, problem, name);

    public SetupScreen Setup(string code, SetupCode found, string? problem = null, string name = "") =>
        new(Desk, code, found.Name, problem, name);

    private List<QueueItem> Items(IEnumerable<QueuedCase> cases, StaffMember me, DateTimeOffset now) => cases.Select(c => Item(c, me, now)).ToList();

    private QueueItem Item(QueuedCase queued, StaffMember me, DateTimeOffset now) =>
        new(
            queued.Id,
            queued.Tier,
            TimeWords.Span(now - DateTimeOffset.FromUnixTimeMilliseconds(queued.OpenedAt)),
            queued.State == CaseState.Waiting ? DeadlineClock.Of(queued.OpenedAt, queued.DeadlineAt, now) : null,
            LanguageName(queued.Language),
            Place(queued.Municipality),
            ConsoleWords.Channel(queued.Channel),
            queued.Categories.Count == 0 ? [ConsoleWords.Reason(queued.Reason)] : queued.Categories.Select(CategoryWords.Of).ToList(),
            queued.State == CaseState.Waiting || queued.OwnerId == me.Id ? null : queued.OwnerName,
            queued.State == CaseState.Taken && queued.LastAuthor == "parent",
            queued.Failed > 0,
            queued.FollowUpAt is { } due ? TimeWords.Day(due, now) : null,
            queued.FollowUpAt <= now.ToUnixTimeMilliseconds());

    private string LanguageName(string tag) =>
        ConsoleWords.Language(tag) ?? content().Languages.FirstOrDefault(l => l.Tag == tag)?.Name ?? tag;

    private string Place(string? municipality) => content().FindMunicipality(municipality)?.Names.Japanese ?? "自治体未選択";

    private static string? DoneWords(string? done) => done switch
    {
        "taken" => "担当になりました。",
        "sent" => "返信を保存し、送信待ちに入れました。",
        "noted" => "メモを保存しました。",
        "returned" => "相談を待機中に戻しました。",
        "closed" => "相談を終了しました。",
        "reopened" => "相談をもう一度開きました。",
        "followed-up" => "フォローアップを記録しました。",
        _ => null,
    };
}
