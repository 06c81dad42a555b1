using System.Runtime.InteropServices;

namespace Madoguchi.Knowledge.Retrieval;

/// <summary>One entry of a feature's list: where it occurs and how much it counts there.</summary>
internal readonly record struct Posting(int Target, float Weight);

/// <summary>
/// What is known about one language's topics, by feature: how rare it is, in which topics' texts and in which known
/// questions it occurs, and its row in the classifier. Immutable once built.
/// </summary>
internal sealed class TopicIndex
{
    private readonly Dictionary<ulong, int> _vocabulary = [];
    private readonly List<FeatureKind> _kinds = [];
    private Posting[][] _inTopics = [];
    private Posting[][] _inQuestions = [];
    private float[] _rarity = [];
    private int[] _rows = [];
    private int _rowCount;

    private TopicIndex(Training training)
    {
        Topics = training.Topics;
        Questions = training.Questions.Select(q => (q.Topic, q.Municipality)).ToArray();
    }

    public IReadOnlyList<string> Topics { get; }

    public (int Topic, string? Municipality)[] Questions { get; }

    public LinearClassifier Classifier { get; private set; } = null!;

    public static TopicIndex Build(Training training)
    {
        var index = new TopicIndex(training);
        var texts = training.Texts.ConvertAll(t => index.Count(t.Features));
        var questions = training.Questions.ConvertAll(q => index.Count(q.Features));
        index.MeasureRarity(training, texts, questions);
        index.PostTexts(training, texts);
        index.PostQuestions(training, questions);
        return index;
    }

    public int Find(ulong key) => _vocabulary.TryGetValue(key, out var id) ? id : -1;

    public float Rarity(int feature) => _rarity[feature];

    public ReadOnlySpan<Posting> InTopics(int feature) => _inTopics[feature];

    public ReadOnlySpan<Posting> InQuestions(int feature) => _inQuestions[feature];

    /// <summary>The feature's row in the classifier, or -1 for one that it was not trained on.</summary>
    public int Row(int feature) => _rows[feature];

    private Dictionary<int, int> Count(List<Feature> features)
    {
        var counts = new Dictionary<int, int>(features.Count);
        foreach (var feature in features)
        {
            ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_vocabulary, feature.Key, out var known);
            if (!known)
            {
                id = _kinds.Count;
                _kinds.Add(feature.Kind);
            }

            counts[id] = counts.GetValueOrDefault(id) + 1;
        }

        return counts;
    }

    private void MeasureRarity(Training training, List<Dictionary<int, int>> texts, List<Dictionary<int, int>> questions)
    {
        var size = _kinds.Count;
        var inTopics = new int[size];
        var lastTopic = new int[size];
        var inQuestions = new int[size];
        foreach (var i in Enumerable.Range(0, texts.Count).OrderBy(i => training.Texts[i].Topic))
        {
            var topic = training.Texts[i].Topic + 1;
            foreach (var feature in texts[i].Keys)
            {
                inTopics[feature] += lastTopic[feature] == topic ? 0 : 1;
                lastTopic[feature] = topic;
            }
        }

        foreach (var question in questions)
        {
            foreach (var feature in question.Keys)
            {
                inQuestions[feature]++;
            }
        }

        var topics = Math.Max(Topics.Count, 2);
        var total = Math.Max(questions.Count, 2);
        _rarity = new float[size];
        _rows = new int[size];
        var rows = 0;
        for (var f = 0; f < size; f++)
        {
            var byTopic = Math.Log(1 + (topics / (1.0 + inTopics[f]))) / Math.Log(1 + (topics / 2.0));
            var byQuestion = Math.Log(1 + (total / (1.0 + inQuestions[f]))) / Math.Log(1 + (total / 2.0));
            _rarity[f] = (float)((byTopic + byQuestion) / 2);
            _rows[f] = inQuestions[f] > 1 ? rows++ : -1;
        }

        _rowCount = rows;
    }

    private void PostTexts(Training training, List<Dictionary<int, int>> texts)
    {
        var counts = new Dictionary<(int Feature, int Topic), float>();
        for (var i = 0; i < texts.Count; i++)
        {
            foreach (var (feature, count) in texts[i])
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (feature, training.Texts[i].Topic), out _);
                sum += count * training.Texts[i].Weight;
            }
        }

        _inTopics = Group(counts.Select(c => (c.Key.Feature, new Posting(c.Key.Topic, c.Value / (c.Value + RankingWeights.Saturation)))));
    }

    private void PostQuestions(Training training, List<Dictionary<int, int>> questions)
    {
        var postings = new List<(int, Posting)>();
        var samples = new List<Sample>(questions.Count);

        // However many messages out of scope somebody collects, they must not outshout a language with few articles.
        var elsewhere = training.Questions.Count(q => q.Topic == training.Elsewhere);
        var elsewhereWeight = Math.Min(1, RankingWeights.ElsewhereShare * (questions.Count - elsewhere) / Math.Max(elsewhere, 1));
        for (var i = 0; i < questions.Count; i++)
        {
            var features = questions[i].Keys.ToArray();
            var values = Array.ConvertAll(features, WeightOf);
            var length = MathF.Sqrt(values.Sum(v => v * v));
            for (var k = 0; k < features.Length; k++)
            {
                postings.Add((features[k], new Posting(i, values[k] / length)));
            }

            samples.Add(ToSample(features, values, training.Questions[i], elsewhereWeight));
        }

        _inQuestions = Group(postings);
        Classifier = LinearClassifier.Train(samples, _rowCount, Topics.Count + 1);
    }

    private Sample ToSample(int[] features, float[] values, KnownQuestion question, float elsewhereWeight)
    {
        var known = Enumerable.Range(0, features.Length).Where(k => _rows[features[k]] >= 0).ToArray();
        var length = MathF.Max(MathF.Sqrt(known.Sum(k => values[k] * values[k])), 1e-6f);
        return new Sample(
            Array.ConvertAll(known, k => _rows[features[k]]),
            Array.ConvertAll(known, k => values[k] / length),
            question.Topic,
            question.Topic == Topics.Count ? elsewhereWeight : question.Municipality is null ? 1 : RankingWeights.LocalSample);
    }

    private float WeightOf(int feature) => _rarity[feature] * RankingWeights.Of(_kinds[feature]);

    private Posting[][] Group(IEnumerable<(int Feature, Posting Posting)> postings)
    {
        var lists = new List<Posting>?[_kinds.Count];
        foreach (var (feature, posting) in postings)
        {
            (lists[feature] ??= []).Add(posting);
        }

        return Array.ConvertAll(lists, l => l?.ToArray() ?? []);
    }
}
