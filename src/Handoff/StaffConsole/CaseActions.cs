using System.Globalization;
using Madoguchi.Handoff.Accounts;
using Madoguchi.Handoff.Cases;
using Madoguchi.Knowledge.Hours;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>The page of a case and its forms. What is refused shows the same page again, with the reason and with what was typed.</summary>
internal sealed class CaseActions(CaseDesk desk, CaseBoard board, ConsoleScreens screens, ReplyWriter writer, TimeProvider clock)
{
    private const int LongestText = 2000;

    public static void Map(RouteGroupBuilder one)
    {
        one.MapGet("", (CaseActions cases, HttpContext http, string id) => cases.ShowAsync(http, id));
        one.MapPost("/take", (CaseActions cases, HttpContext http, string id) => cases.TakeAsync(http, id));
        one.MapPost("/reply", (CaseActions cases, HttpContext http, string id) => cases.ReplyAsync(http, id));
        one.MapPost("/ready", (CaseActions cases, HttpContext http, string id) => cases.ReadyAsync(http, id));
        one.MapPost("/contact", (CaseActions cases, HttpContext http, string id) => cases.ContactAsync(http, id));
        one.MapPost("/note", (CaseActions cases, HttpContext http, string id) => cases.NoteAsync(http, id));
        one.MapPost("/return", (CaseActions cases, HttpContext http, string id) => cases.ReturnAsync(http, id));
        one.MapPost("/close", (CaseActions cases, HttpContext http, string id) => cases.CloseAsync(http, id));
        one.MapPost("/reopen", (CaseActions cases, HttpContext http, string id) => cases.ReopenAsync(http, id));
        one.MapPost("/follow-up", (CaseActions cases, HttpContext http, string id) => cases.FollowUpAsync(http, id));

        // A page that was refused stands at the address of its form: loading it again leads back to the case.
        one.MapGet("/{form}", (string id) => TypedResults.LocalRedirect(PathOf(id)));
    }

    private static string PathOf(string id) => "/staff/cases/" + Uri.EscapeDataString(id);

    private Task<IResult> ShowAsync(HttpContext http, string id) => PageAsync(http, id, CaseDraft.Fresh, null, StatusCodes.Status200OK);

    private async Task<IResult> TakeAsync(HttpContext http, string id) =>
        await AnswerAsync(http, id, "case", await desk.TakeAsync(id, Me(http).Id, http.RequestAborted), PathOf(id) + "?done=taken", taking: true);

    private async Task<IResult> ReplyAsync(HttpContext http, string id)
    {
        var form = await CaseForm.ReadAsync(http);
        if (form.Text.Length is 0 or > LongestText)
        {
            return await RefuseAsync(http, id, form, "reply", form.Text.Length == 0 ? "返信が空です。" : $"返信は{LongestText}文字までです。");
        }

        return await SendAsync(http, id, form, language =>
            !ReplyWriter.IsJapanese(language) && !form.AsJapanese
                ? (null, $"まだ送っていません。相手の言語は{ConsoleWords.Language(language) ?? language}です。定型文を選ぶか、「日本語のまま送る」にチェックを入れてください。")
                : (writer.Typed(form.Text, language), "この言語には日本語の返信に添える説明文がないため、送れません。定型文を使ってください。"));
    }

    private async Task<IResult> ReadyAsync(HttpContext http, string id)
    {
        var form = await CaseForm.ReadAsync(http);
        return await SendAsync(http, id, form, (language, municipality) =>
            (writer.Ready(form.Choice, language, municipality), "この定型文は使えません。選び直してください。"));
    }

    private async Task<IResult> ContactAsync(HttpContext http, string id)
    {
        var form = await CaseForm.ReadAsync(http);
        return await SendAsync(http, id, form, (language, municipality) =>
            (writer.Contact(form.Choice, language, municipality, clock.GetUtcNow()), "この窓口は案内できません。選び直してください。"));
    }

    private async Task<IResult> NoteAsync(HttpContext http, string id)
    {
        var form = await CaseForm.ReadAsync(http);
        if (form.Text.Length is 0 or > LongestText)
        {
            return await RefuseAsync(http, id, form.AsNote(), "note", form.Text.Length == 0 ? "メモが空です。" : $"メモは{LongestText}文字までです。");
        }

        var action = await desk.NoteAsync(id, Me(http).Id, "note", form.Text, form.Id, http.RequestAborted);
        return await AnswerAsync(http, id, "note", action, PathOf(id) + "?done=noted", form.AsNote());
    }

    private async Task<IResult> ReturnAsync(HttpContext http, string id)
    {
        var form = await CaseForm.ReadAsync(http);
        var me = Me(http);
        var action = await desk.ReturnAsync(id, form.Version, me.Id, http.RequestAborted);
        if (action.Outcome == "held" && me.IsSupervisor)
        {
            action = await desk.ReleaseAsync(id, form.Version, me.Id, http.RequestAborted);
        }

        return await AnswerAsync(http, id, "case", action, "/staff?done=returned");
    }

    private async Task<IResult> CloseAsync(HttpContext http, string id)
    {
        var form = await CaseForm.ReadAsync(http);
        if (ConsoleWords.Outcomes.All(outcome => outcome.Id != form.Choice))
        {
            return await RefuseAsync(http, id, form, "close", "結果を選んでください。");
        }

        DateTimeOffset? followUp = null;
        if (form.FollowUp.Length > 0)
        {
            var today = DateOnly.FromDateTime(JapanTime.WallClock(clock.GetUtcNow()));
            if (!DateOnly.TryParseExact(form.FollowUp, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                || day < today || day > today.AddYears(1))
            {
                return await RefuseAsync(http, id, form, "close", "フォローアップの日付は、今日から1年以内の日にしてください。");
            }

            // The morning of that day, so that it is on the list when the desk opens.
            followUp = JapanTime.Moment(day.ToDateTime(TimeOnly.MinValue));
        }

        var action = await desk.CloseAsync(id, form.Version, Me(http).Id, form.Choice, followUp, http.RequestAborted);
        return await AnswerAsync(http, id, "close", action, "/staff?done=closed", form);
    }

    private async Task<IResult> ReopenAsync(HttpContext http, string id)
    {
        var form = await CaseForm.ReadAsync(http);
        var action = await desk.ReopenAsync(id, form.Version, Me(http).Id, http.RequestAborted);
        return await AnswerAsync(http, id, "case", action, PathOf(id) + "?done=reopened");
    }

    private async Task<IResult> FollowUpAsync(HttpContext http, string id)
    {
        var form = await CaseForm.ReadAsync(http);
        if (ConsoleWords.FollowUpResults.All(result => result.Id != form.Choice))
        {
            return await RefuseAsync(http, id, form, "case", "フォローアップの結果を選んでください。");
        }

        var action = await desk.FollowUpAsync(id, form.Version, Me(http).Id, form.Choice, http.RequestAborted);
        return await AnswerAsync(http, id, "case", action, "/staff?done=followed-up");
    }

    private Task<IResult> SendAsync(HttpContext http, string id, CaseForm form, Func<string, (StaffReply?, string)> write) =>
        SendAsync(http, id, form, (language, _) => write(language));

    private async Task<IResult> SendAsync(HttpContext http, string id, CaseForm form, Func<string, string?, (StaffReply?, string)> write)
    {
        if (await board.OpenAsync(id, Me(http).Id, http.RequestAborted) is not { } file)
        {
            return Missing();
        }

        var (reply, problem) = write(file.Language, file.Municipality);
        if (reply is null)
        {
            return await RefuseAsync(http, id, form, "reply", problem);
        }

        var action = await desk.ReplyAsync(id, form.Version, Me(http).Id, form.Id, reply, form.Seen, http.RequestAborted);
        return await AnswerAsync(http, id, "reply", action, PathOf(id) + "?done=sent#end", form);
    }

    private async Task<IResult> AnswerAsync(
        HttpContext http, string id, string part, CaseAction action, string next, CaseForm? form = null, bool taking = false)
    {
        if (action.IsDone)
        {
            return TypedResults.LocalRedirect(next);
        }

        return action == CaseAction.Missing
            ? Missing()
            : await PageAsync(http, id, form?.Draft ?? CaseDraft.Fresh, new Refusal(part, RefusalWords.Of(action, taking)), StatusCodes.Status409Conflict);
    }

    private Task<IResult> RefuseAsync(HttpContext http, string id, CaseForm form, string part, string reason) =>
        PageAsync(http, id, form.Draft, new Refusal(part, reason), StatusCodes.Status422UnprocessableEntity);

    private async Task<IResult> PageAsync(HttpContext http, string id, CaseDraft draft, Refusal? refusal, int status) =>
        await screens.CaseAsync(Me(http), id, draft, refusal, http.Request.Query["done"], http.RequestAborted) is { } screen
            ? Page.Of<CasePage>(screen, status)
            : Missing();

    private static RazorComponentResult<NoticePage> Missing() => Page.Of<NoticePage>(Notice.NotFound, StatusCodes.Status404NotFound);

    private static StaffMember Me(HttpContext http) => StaffCookie.MemberOf(http);
}
