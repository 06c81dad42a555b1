using Madoguchi.Handoff.Cases;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>Says why an action was not carried out, and what to do.</summary>
internal static class RefusalWords
{
    /// <param name="taking">Whether somebody wanted to take the case: it is then no news that it is not theirs.</param>
    public static string Of(CaseAction action, bool taking) => action.Outcome switch
    {
        "held" => $"{action.OwnerName}さんが担当しています。",
        "stale" when taking => "すでに自分の担当です。",
        "stale" => "この画面を開いたあとに、新しいメッセージか変更がありました。やりとりを確かめてから、もう一度操作してください。入力した文はそのまま残っています。",
        "closed" => "この相談はすでに終了しています。",
        "not-taken" => "まだ誰も担当していません。先に「担当する」を押してください。",
        "busy" => "同じ方の新しい相談が開いています。そちらで対応してください。",
        _ => "操作できませんでした。画面を開き直してください。",
    };
}
