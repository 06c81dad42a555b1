using Madoguchi.Knowledge.Content;

namespace Madoguchi.Knowledge.Tests.Retrieval;

/// <summary>
/// A content folder of a few topics in Japanese and English, with the repository's own recognition and out-of-scope files,
/// written once for all tests.
/// </summary>
internal static class SmallContent
{
    private static readonly Lazy<KnowledgeBase> Shared = new(() => Build(withRecognition: true));

    private static readonly Lazy<KnowledgeBase> SharedWithoutRecognition = new(() => Build(withRecognition: false));

    public static KnowledgeBase Knowledge => Shared.Value;

    /// <summary>The same, as in a language for which nobody has written a recognition file.</summary>
    public static KnowledgeBase WithoutRecognition => SharedWithoutRecognition.Value;

    private static readonly (string Topic, string Language, string? Place, string Title, string[] Questions, string Body)[] Articles =
    [
        ("child-allowance", "ja", null, "児童手当",
            ["児童手当はいくらですか", "児童手当の申請方法を教えてください", "子どもの手当はいつ振り込まれますか", "じどうてあて もらえる", "高校生の手当は出ますか", "3人目の手当の金額", "引っ越したら手当の手続きは", "毎月もらえる子どものお金"],
            "児童手当は、18歳までの子どもを育てる人に払われます。申請は15日以内に役所へ。"),
        ("child-allowance", "en", null, "Child allowance (児童手当)",
            ["How much is the child allowance?", "jidou teate how to apply", "monthly money for my kids", "when is the child allowance paid", "do high school students get the allowance", "allowance for the third child", "we moved, what about the allowance", "my allowance has not arrived"],
            "Child allowance (児童手当) is paid to whoever raises a child. Apply within 15 days at the city office."),
        ("vaccination", "ja", null, "予防接種",
            ["予防接種の予約はどうしますか", "ワクチンのスケジュールを知りたい", "注射は何か月からですか", "予診票をなくしました", "海外で打ったワクチンはどうなりますか", "熱があるとき接種できますか", "ロタは無料ですか", "よぼうせっしゅ いつ"],
            "予防接種は生後2か月から始まります。予診票と母子手帳を持って、医療機関へ。"),
        ("vaccination", "en", null, "Vaccinations (予防接種)",
            ["How do I book a vaccination?", "baby shots schedule", "lost the vaccination form", "vaccinated overseas, what is missing", "which jabs are free", "can she have the vaccine with a fever", "yobo sesshu when", "flu shot for toddlers"],
            "Vaccinations (予防接種) start at two months. Bring the form and the handbook to the clinic."),
        ("nursery-admission", "ja", null, "保育園の入園",
            ["保育園の申し込みはいつまでですか", "保育園に入れませんでした", "待機児童はどのくらいいますか", "ほいくえん もうしこみ", "保育所の見学をしたい", "仕事を始めるので子どもを預けたい", "入園の点数を知りたい", "認可外との違いは何ですか"],
            "保育園の申し込みは、前の年の秋に受け付けます。就労証明書が必要です。"),
        ("nursery-admission", "en", null, "Nursery school (保育園)",
            ["When is the nursery application deadline?", "hoikuen waiting list", "how do I apply for daycare", "we did not get a nursery place", "can I visit the nursery first", "documents for hoikuen", "I start work in April, need daycare", "licensed or unlicensed nursery"],
            "Nursery school (保育園) applications are taken in autumn. You need a certificate of employment."),
        ("outdoor-play", "ja", "nerima", "外遊びの場",
            ["おひさまぴよぴよはどこでやっていますか", "ぴよぴよは雨でも遊べますか", "外遊びの場所を教えてください", "公園で親子で遊べる集まり", "予約なしで外で遊びたい", "泥んこ遊びできるところ", "そとあそび ねりま", "外遊びに何を持っていきますか"],
            "おひさまぴよぴよは、公園で親子が遊ぶ集まりです。"),
        ("outdoor-play", "en", "nerima", "Outdoor play (外遊び)",
            ["Where is Ohisama Piyopiyo?", "outdoor play for toddlers", "is piyopiyo on when it rains", "playing in the park with other families", "muddy play", "what do I bring to outdoor play", "no booking outdoor group", "soto asobi"],
            "Ohisama Piyopiyo (おひさまぴよぴよ) is a group that plays outside in parks."),
    ];

    private static KnowledgeBase Build(bool withRecognition)
    {
        var folder = Write(withRecognition);
        try
        {
            return KnowledgeBase.Build(ContentLibrary.Load(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Write(bool withRecognition)
    {
        var folder = Directory.CreateTempSubdirectory("madoguchi-small-").FullName;
        var repository = RepositoryContent();
        void Put(string name, string text)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        File.Copy(Path.Combine(repository, "languages.yaml"), Path.Combine(folder, "languages.yaml"));
        foreach (var directory in withRecognition ? new[] { "recognition", "out-of-scope" } : [])
        {
            foreach (var file in new[] { "ja.yaml", "en.yaml" })
            {
                Put($"{directory}/{file}", File.ReadAllText(Path.Combine(repository, directory, file)));
            }
        }

        Put("topics.yaml", string.Concat(Articles.Select(a => a.Topic).Distinct().Select(t => $"- {{id: {t}, kind: service, related: []}}\n")));
        Put("synonyms/ja.yaml", "- [保育園, 保育所, ほいくえん]\n");
        Put("synonyms/en.yaml", "- [nursery, daycare, hoikuen, creche]\n");
        Put("municipalities/nerima/municipality.yaml", "id: nerima\nprefecture: tokyo\nnames: {ja: 練馬区, en: Nerima City}\naliases: [練馬, ねりま, nerima, nerima-ku]\n");
        Put("municipalities/osaka-minato/municipality.yaml", "id: osaka-minato\nprefecture: osaka\nnames: {ja: 大阪市港区, en: \"Minato Ward, Osaka\"}\naliases: [港区, みなとく, 大阪の港区, minato, minato-ku, minato city, osaka minato]\n");
        Put("municipalities/yokohama/municipality.yaml", "id: yokohama\nprefecture: kanagawa\nnames: {ja: 横浜市, en: Yokohama City}\naliases: [横浜, よこはま, yokohama]\n");
        foreach (var (topic, language, place, title, questions, body) in Articles)
        {
            var root = place is null ? "articles" : $"municipalities/{place}/articles";
            Put(
                $"{root}/{topic}/{language}.md",
                $"---\ntitle: \"{title}\"\nlabel: \"{topic}\"\nquestions:\n{string.Concat(questions.Select(q => $"  - \"{q}\"\n"))}source:\n  - name: test\n    date: \"2026\"\nas_of: 2026-11\nreview: draft\n---\n{body}\n");
        }

        return folder;
    }

    private static string RepositoryContent()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Chatbot.sln")))
            {
                return Path.Combine(at.FullName, "content");
            }
        }

        throw new InvalidOperationException("the tests must run inside the repository");
    }
}
