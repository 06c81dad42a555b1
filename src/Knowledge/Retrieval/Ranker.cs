using Madoguchi.Knowledge.Content;
using Madoguchi.Knowledge.Recognition;
using Madoguchi.Knowledge.Text;

namespace Madoguchi.Knowledge.Retrieval;

/// <summary>Finds the topics of one language.</summary>
internal sealed class Ranker
{
    private readonly FeatureExtractor _extractor;
    private readonly TopicIndex _index;
    private readonly SpellingIndex _spelling;
    private readonly FollowUpDetector _followUps;
    private readonly bool _hasSubjects;

    private Ranker(FeatureExtractor extractor, Training training, FollowUpDetector followUps, bool hasSubjects)
    {
        _extractor = extractor;
        _index = TopicIndex.Build(training);
        _spelling = training.Spelling;
        _followUps = followUps;
        _hasSubjects = hasSubjects;
    }

    public IReadOnlyList<string> Topics => _index.Topics;

    /// <param name="languages">The language and its parents; the texts of all of them are learned.</param>
    public static Ranker? Build(ContentLibrary content, IReadOnlyList<string> languages, ReadingTable readings)
    {
        var rows = languages.SelectMany(l => content.Synonyms.GetValueOrDefault(l, [])).ToList();
        var outOfScope = languages.SelectMany(l => content.OutOfScope.GetValueOrDefault(l, []));
        var vocabularies = languages.Select(l => content.Recognition.GetValueOrDefault(l)).OfType<RecognitionVocabulary>().ToList();
        var extractor = new FeatureExtractor(readings, new ConceptTable(rows, vocabularies, readings), content.Languages.Any(l => languages.Contains(l.Tag) && l.Script == "Jpan"));
        var training = Training.Gather(content, languages, outOfScope, extractor);
        return training.Topics.Count < 2 ? null : new Ranker(extractor, training, new FollowUpDetector(vocabularies), vocabularies.Exists(v => v.Fields.Count > 0));
    }

    public Ranking Find(string folded, string? municipality, string? lastTopic)
    {
        var last = lastTopic is null ? -1 : IndexOf(lastTopic);
        if (last >= 0 && _followUps.IsFollowUp(folded))
        {
            return new Ranking([new RankedTopic(lastTopic!, 0.8)], Confidence.Sure);
        }

        return Judge(Weigh(folded, municipality, last));
    }

    internal Evidence? Weigh(string folded, string? municipality, int lastTopic)
    {
        var features = new List<Feature>(256);
        _extractor.Extract(_spelling.Correct(folded), features);
        return features.Count == 0 ? null : Scorer.Score(_index, features, municipality, lastTopic);
    }

    /// <summary>0 to 1: how likely the message is our business at all.</summary>
    internal double InScope(Evidence evidence) => 1 / (1 + Math.Exp(-(
        RankingWeights.Offset
        + (RankingWeights.OfCoverage * evidence.Coverage)
        + (RankingWeights.OfNearestElsewhere * evidence.NearestElsewhere)
        + (RankingWeights.OfSimilarity * Math.Max(0, evidence.Similarity - Math.Max(evidence.NearestElsewhere, RankingWeights.SimilarFrom)))
        + (RankingWeights.OfElsewhere * Math.Log(evidence.Elsewhere + 0.01))
        + (RankingWeights.OfPosterior * evidence.Posterior[evidence.Best])
        + (RankingWeights.OfSubject * (_hasSubjects ? Math.Min(evidence.Subjects, RankingWeights.MostSubjects) : RankingWeights.UnknownSubjects)))));

    private Ranking Judge(Evidence? evidence)
    {
        if (evidence is null || InScope(evidence) is var inScope && inScope < RankingWeights.NoneBelow)
        {
            return Ranking.Nothing;
        }

        var ranked = evidence.Posterior.Index()
            .OrderByDescending(t => t.Item)
            .Take(RankingWeights.Most)
            .Select(t => new RankedTopic(_index.Topics[t.Index], Math.Round(t.Item * inScope, 4)))
            .ToList();
        var (first, second) = (ranked[0].Score / inScope, ranked[1].Score / inScope);
        var confidence = inScope < RankingWeights.WeakBelow || first < RankingWeights.LikelyFrom ? Confidence.Weak
            : first >= RankingWeights.SureFrom || (first >= RankingWeights.SureFromAlone && first >= second * RankingWeights.SureRatio) ? Confidence.Sure
            : Confidence.Close;
        return new Ranking(ranked, confidence);
    }

    private int IndexOf(string topic)
    {
        for (var t = 0; t < _index.Topics.Count; t++)
        {
            if (_index.Topics[t] == topic)
            {
                return t;
            }
        }

        return -1;
    }
}
