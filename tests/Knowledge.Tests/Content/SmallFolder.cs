using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Content.Linting;
using Xunit;

namespace Madoguchi.Knowledge.Tests.Content;

/// <summary>A small content folder in which nothing is wrong, written to a directory of its own, for a test to break.</summary>
public sealed class SmallFolder : IDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    public const string JapaneseText = """
        児童手当は、子どもを育てている人が受け取れるお金です。子ども1人につき、月1万5千円です(2026年11月)。

        - **対象**: 高校生の年齢までの子どもを育てている人。
        - **申し込み**: 生まれた日の次の日から15日以内に、{municipality}の窓口で申し込みます。印鑑は要りません。持ち物は、健康保険の書類と、振込先がわかるものです。
        - **遅れたとき**: 遅れた月の分は受け取れません。気づいたらすぐに、窓口に聞いてください。

        夜でも話せるのは {line:yorisoi} です。
        """;

    public const string EnglishText = """
        The child allowance is money for everyone who is raising a child: 15,000 yen a month for each child (November 2026).

        - **For whom**: anyone who is raising a child up to high school age.
        - **How**: apply at {municipality} within 15 days from the day after the birth. Bring your health insurance papers and your bank details.
        - **Late**: months you missed are not paid. Ask as soon as you notice.

        Somebody to talk to, also at night: {line:yorisoi}.
        """;

    public SmallFolder()
    {
        Write("languages.yaml", """
            - {tag: ja, name: 日本語, script: Jpan}
            - {tag: ja-x-easy, name: やさしい日本語, script: Jpan, parent: ja}
            - {tag: en, name: English, script: Latn}
            - {tag: zh-Hans, name: 简体中文, script: Hans}
            - {tag: vi, name: Tiếng Việt, script: Latn}
            - {tag: ne, name: नेपाली, script: Deva}
            """);
        Write("topics.yaml", """
            - id: allowance
              kind: benefit
              related: [checkup, playroom]
              lines: [yorisoi]
            - id: checkup
              kind: service
              related: [allowance, playroom]
              local: true
            - id: playroom
              kind: place
              related:
                - allowance
                - checkup
            """);
        foreach (var topic in new[] { "allowance", "checkup", "playroom" })
        {
            WriteArticle($"articles/{topic}/ja.md", $"{topic} について", JapaneseText);
            WriteArticle($"articles/{topic}/en.md", $"about {topic}", EnglishText);
        }

        WriteArticle("municipalities/mori/articles/checkup/ja.md", "森の健診", "森市の健診は、保健センターで毎月あります。子どもの年齢が近づくと、市から手紙が届きます。手紙が届かないときや、日を変えたいときは、こども家庭センターに電話してください。 {window:mori-center} が窓口です。");
        WriteArticle("municipalities/mori/articles/checkup/en.md", "check-up in Mori", "In Mori the check-up is held every month at the health center. A letter comes before your child reaches the age. If it does not come, or you need another day, call the Children and Families Center: {window:mori-center}.");
        Write("municipalities/mori/municipality.yaml", """
            id: mori
            prefecture: kanagawa
            names: {ja: 森市, en: Mori City}
            aliases: [森]
            windows:
              - id: mori-center
                names: {ja: こども家庭センター, en: Children and Families Center}
                topics: [checkup, allowance]
                phone: 045-123-4567
                languages: [ja]
                note: {ja: 夜は 045-765-4321 へ, en: At night dial 045-765-4321}
                source: [{name: 広報もり, date: 2026-10-01}]
                checked: 2026-11-20
                confidence: high
              - id: mori-desk
                names: {ja: 子育て係, en: Parenting desk}
                topics: [playroom]
                languages: [ja]
                source: [{name: 広報もり, date: 2026-10-01}]
                checked: 2026-11-20
                confidence: low
            """);
        Write("help-lines.yaml", """
            - id: fire-119
              number: "119"
              dial: "119"
              names: {ja: 救急, en: Ambulance}
              for: {ja: 命が危ないとき, en: When a life is in danger}
              needs: [ambulance]
              hours: {weekly: [{days: daily, open: "00:00-24:00"}], holidays: open, year_end: open}
              languages: [ja]
              cost: free
              anonymous: unknown
              source: [{name: 消防庁, date: 2026}]
              checked: 2026-11-20
              confidence: high
            - id: yorisoi
              number: 0120-279-338
              dial: "0120279338"
              names: {ja: よりそい, en: Yorisoi}
              for: {ja: どんなことでも, en: Anything}
              needs: [anything]
              languages: [ja, en]
              cost: free
              anonymous: yes
              source: [{name: よりそい, date: 2026}]
              checked: 2026-11-20
              confidence: high
            - id: iryo-8000
              number: "#8000"
              dial: "#8000"
              also: {kanagawa: 050-3490-3742}
              names: {ja: こども医療でんわ相談, en: Children's medical advice line}
              for: {ja: 夜の急な病気, en: A child ill at night}
              needs: [child-illness]
              areas: [kanagawa]
              hours_by_area:
                kanagawa: {weekly: [{days: daily, open: "18:00-08:00"}], holidays: open, year_end: open}
              languages: [ja]
              cost: call-charge
              anonymous: unknown
              source: [{name: 神奈川県, date: 2026}]
              checked: 2026-11-20
              confidence: high
            """);
        Write("holidays.yaml", """
            national:
              - {date: 2026-11-23, name: {ja: 勤労感謝の日}}
              - {date: 2027-01-01, name: {ja: 元日}}
            year_end: "12-29..01-03"
            source: [{name: 内閣府, date: 2026}]
            """);
        Write("milestones.yaml", """
            - stage: child
              from: 3
              to: 5
              topic: checkup
              text:
                ja: 健診の時期です。
                en: The check-up is due.
              source: [{name: こども家庭庁, date: 2026}]
            """);
        Write("phrases/ja.yaml", """
            bot:
              greeting: "こんにちは、{name}さん。"
            page:
              send: "送る"
            staff_replies:
              wait: "お待ちください。"
            """);
        Write("phrases/en.yaml", """
            bot:
              greeting: "Hello, {name}."
            page:
              send: "Send"
            staff_replies:
              wait: "One moment."
            """);
        Write("signals/ja.yaml", """
            first_words:
              A1:
                text: "すぐに {line:fire-119} へ。"
            """);
    }

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("content-").FullName;

    public SmallFolder Write(string name, string text)
    {
        var path = Path.Combine(Directory, name);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ReplaceLineEndings("\n") + "\n");
        return this;
    }

    /// <summary>An article in whose questions this subject stands, so that no two subjects share one.</summary>
    public SmallFolder WriteArticle(string name, string subject, string body)
    {
        var questions = string.Join("\n", Enumerable.Range(1, 8).Select(i => $"  - {subject} {(char)('a' + i)}"));
        return Write(name, $"---\ntitle: {subject}\nquestions:\n{questions}\nsource:\n  - name: 広報\n    url: https://www.example.jp/\n    date: 2026-10\nas_of: 2026-11\nreview: draft\n---\n{body}");
    }

    /// <summary>Replaces a text that must stand in the file exactly once.</summary>
    public SmallFolder Edit(string name, string old, string replacement)
    {
        var text = Read(name);
        Assert.Equal(2, text.Split(old).Length);
        File.WriteAllText(Path.Combine(Directory, name), text.Replace(old, replacement, StringComparison.Ordinal));
        return this;
    }

    public SmallFolder Delete(string name)
    {
        File.Delete(Path.Combine(Directory, name));
        return this;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Directory, name));

    /// <summary>1-based line of the first line that contains this.</summary>
    public int LineOf(string name, string text) =>
        Array.FindIndex(Read(name).Split('\n'), l => l.Contains(text, StringComparison.Ordinal)) + 1;

    public LintReport Lint(DateOnly? today = null) => ContentLint.Check(Directory, today ?? Today);

    /// <summary>What loading the folder complains about.</summary>
    public IReadOnlyList<ContentProblem> LoadErrors() =>
        Assert.Throws<ContentException>(() => ContentLibrary.Load(Directory)).Problems;

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
