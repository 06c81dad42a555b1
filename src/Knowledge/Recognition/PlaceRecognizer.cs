using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Recognition;

/// <summary>
/// Finds a municipality by its names. A name that belongs to several places counts only where no other prefecture stands
/// beside it: 東京都港区 is not 大阪市港区.
/// </summary>
internal sealed class PlaceRecognizer
{
    /// <summary>A prefecture this near, with nothing but small words between, belongs to the name.</summary>
    private const int Nearby = 6;

    private static readonly string[] Between = ["", "の", "都", "府", "県", "市", ",", "in", "(", "-", "at", "、", "・", "at"];

    private readonly PhraseIndex<string?> _names = new();
    private readonly PhraseIndex<string> _prefectures = new();
    private readonly Dictionary<string, string> _prefectureOf;

    public PlaceRecognizer(ContentLibrary content)
    {
        _prefectureOf = content.Municipalities.ToDictionary(m => m.Id, m => m.Prefecture, StringComparer.Ordinal);
        foreach (var municipality in content.Municipalities)
        {
            var names = municipality.Aliases.Concat(municipality.Names.Languages.Select(l => municipality.Names.In(l)!));
            foreach (var name in names.Select(Fold).Distinct(StringComparer.Ordinal))
            {
                _names.Add(name, municipality.Id);
            }
        }

        foreach (var vocabulary in content.Recognition.Values)
        {
            vocabulary.NotPlaces.ToList().ForEach(n => _names.Add(n, null));
            foreach (var (prefecture, names) in vocabulary.Prefectures)
            {
                names.ToList().ForEach(n => _prefectures.Add(n, prefecture));
            }
        }
    }

    public string? Find(string text)
    {
        List<(int Start, int Length, string Prefecture)>? prefectures = null;
        foreach (var (start, length, id) in _names.FindAll(text))
        {
            if (id is null)
            {
                continue;
            }

            prefectures ??= _prefectures.FindAll(text);
            var own = _prefectureOf[id];
            var beside = prefectures.Where(p => IsBeside(text, p.Start, p.Length, start, length)).ToList();
            if (beside.Count == 0 || beside.Exists(p => p.Prefecture == own))
            {
                return id;
            }
        }

        return null;
    }

    private static bool IsBeside(string text, int prefecture, int prefectureLength, int name, int nameLength)
    {
        var (from, to) = prefecture < name ? (prefecture + prefectureLength, name) : (name + nameLength, prefecture);
        return to - from <= Nearby && (to <= from || Between.Contains(text[from..to].Trim(' ')) || text[from..to].Trim(' ', ',', '(') == "in");
    }

    private static string Fold(string name) => TextFolder.ForMatching(TextNormalizer.Normalize(name));
}
