using Madoguchi.Handoff.Cases;

namespace Madoguchi.Handoff.StaffConsole;

/// <summary>What the console calls things.</summary>
internal static class ConsoleWords
{
    /// <summary>Outcomes of a case in the order of the list.</summary>
    public static IReadOnlyList<(string Id, string Word)> Outcomes { get; } =
    [
        ("answered", "質問に答えた"),
        ("referred", "窓口を案内した"),
        ("connected", "窓口につながった"),
        ("no-reply", "返事がなかった"),
        ("false-alarm", "心配な状況ではなかった"),
    ];

    /// <summary>Results of a follow-up in the order of the list.</summary>
    public static IReadOnlyList<(string Id, string Word)> FollowUpResults { get; } =
    [
        ("connected", "つながっていた"),
        ("not-connected", "つながっていなかった"),
        ("no-reply", "確認できなかった"),
    ];

    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["ja"] = "日本語",
        ["ja-x-easy"] = "やさしい日本語",
        ["en"] = "英語",
        ["zh-Hans"] = "中国語（簡体字）",
        ["zh-Hant"] = "中国語（繁体字）",
        ["ko"] = "韓国語",
        ["vi"] = "ベトナム語",
        ["fil"] = "フィリピノ語",
        ["pt"] = "ポルトガル語",
        ["es"] = "スペイン語",
        ["ne"] = "ネパール語",
        ["id"] = "インドネシア語",
        ["th"] = "タイ語",
        ["my"] = "ミャンマー語",
    };

    /// <summary>Null where the language has no Japanese name here: show its own name then.</summary>
    public static string? Language(string tag) => Languages.GetValueOrDefault(tag);

    public static string Tier(long tier) => tier switch { >= 3 => "緊急", 2 => "至急", _ => "相談" };

    /// <summary>A sign beside the word, so that colour is never alone.</summary>
    public static string TierSign(long tier) => tier switch { >= 3 => "▲", 2 => "◆", _ => "●" };

    public static string TierClass(long tier) => tier switch { >= 3 => "tier-emergency", 2 => "tier-urgent", _ => "tier-concern" };

    public static string Channel(string channel) => channel switch
    {
        "line" => "LINE",
        "directline" => "ウェブ",
        "botframework" => "Bot Framework",
        _ => channel,
    };

    public static string Reason(string reason) => reason switch
    {
        CaseReason.Signal => "心配なサイン",
        CaseReason.Asked => "職員との相談を希望",
        CaseReason.Consent => "提案に同意",
        _ => reason,
    };

    public static string Role(string role) => role switch { "admin" => "管理者", "supervisor" => "責任者", _ => "職員" };

    /// <summary>Null where there is nothing to say: what the parent wrote has arrived.</summary>
    public static string? Delivery(string delivery) => delivery switch
    {
        "pending" => "送信待ち",
        "sent" => "送信済み",
        "stream" => "画面に表示",
        "failed" => "送信できませんでした",
        _ => null,
    };

    /// <summary>A line of the history.</summary>
    public static string History(CaseNote note) => note.Kind switch
    {
        "opened" => "受け付け" + After(CategoryWords.List(note.Text)),
        "raised" => "緊急度が上がった" + After(CategoryWords.List(note.Text)),
        "taken" => "担当になった",
        "returned" => "待機中に戻した",
        "closed" => "終了" + After(WordOf(Outcomes, note.Text)),
        "reopened" => "もう一度開いた",
        "followed-up" => "フォローアップ" + After(WordOf(FollowUpResults, note.Text)),
        "referral" => "案内" + After(note.Text),
        "alert" => "呼び出し" + After(note.Text),
        "note" => "メモ",
        _ => note.Kind,
    };

    public static string WordOf(IReadOnlyList<(string Id, string Word)> list, string id) =>
        list.FirstOrDefault(entry => entry.Id == id).Word ?? id;

    private static string After(string text) => text.Length == 0 ? "" : "：" + text;
}
