namespace Madoguchi.Handoff.StaffConsole;

/// <summary>The categories of worrying signals in the words of the desk.</summary>
internal static class CategoryWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["A1"] = "自殺の実行・具体的な計画",
        ["A2"] = "死にたい気持ち",
        ["A3"] = "消えたい気持ち",
        ["A4"] = "自傷",
        ["A5"] = "気分の落ち込み",
        ["A6"] = "幻覚・急な変化（産後）",
        ["A7"] = "子どもとの心中",
        ["A8"] = "酒・薬物・依存",
        ["B1"] = "子どもへの暴力（けがのおそれ）",
        ["B2"] = "子どもを傷つけてしまいそう",
        ["B3"] = "叩く・怒鳴る",
        ["B4"] = "望まない考えが浮かぶ",
        ["B5"] = "かわいいと思えない",
        ["B6"] = "育てられない・手放したい",
        ["B7"] = "子どもの放置",
        ["C1"] = "子ども本人：暴力・避難",
        ["C2"] = "子ども本人：性的な被害",
        ["C3"] = "子ども本人：世話がない・怖い",
        ["C4"] = "子ども本人：自傷・死にたい",
        ["C5"] = "いじめ・不登校",
        ["D1"] = "周囲から：いま起きている",
        ["D2"] = "周囲から：虐待の疑い",
        ["D3"] = "周囲から：家族や知人の危機",
        ["D4"] = "支援者からの相談",
        ["E1"] = "配偶者などの暴力（いま危険）",
        ["E2"] = "配偶者などの暴力",
        ["E3"] = "お金・旅券などを取り上げられる",
        ["E4"] = "つきまとい",
        ["E5"] = "性的な被害",
        ["F1"] = "子どもの命に関わる症状",
        ["F2"] = "誤飲・中毒",
        ["F3"] = "急ぎの受診が必要な症状",
        ["F4"] = "体重・授乳の心配",
        ["G1"] = "出産・妊娠中の緊急",
        ["G2"] = "未受診・隠れた妊娠",
        ["G3"] = "予期しない妊娠",
        ["H1"] = "食べ物・住まいがない",
        ["H2"] = "生活費の困りごと",
        ["L"] = "在留資格の不安",
        ["M"] = "育児の負担・孤立",
        ["O"] = "他の人への危害",
        ["unreadable"] = "判定できなかったメッセージ",
    };

    public static string Of(string category) => Words.GetValueOrDefault(category, category);

    /// <summary>The words for codes separated by commas or spaces; what is not a code stays as it is.</summary>
    public static string List(string codes) =>
        string.Join("、", codes.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Of));
}
