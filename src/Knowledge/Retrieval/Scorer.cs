namespace Madoguchi.Knowledge.Retrieval;

/// <summary>Weighs one message's features against an index.</summary>
internal static class Scorer
{
    public static Evidence Score(TopicIndex index, List<Feature> features, string? municipality, int lastTopic)
    {
        var topics = index.Topics.Count;
        var lexical = new float[topics];
        var questions = new float[index.Questions.Length];
        var rows = new int[features.Count];
        var values = new float[features.Count];
        var (used, subjects, total, own, known, length, rowLength) = (0, 0, 0f, 0f, 0f, 0f, 0f);
        var seen = new HashSet<ulong>(features.Count);
        foreach (var feature in features)
        {
            if (!seen.Add(feature.Key))
            {
                continue;
            }

            var id = index.Find(feature.Key);
            var kind = RankingWeights.Of(feature.Kind);
            if (id < 0)
            {
                var lost = kind * RankingWeights.Unknown(feature.Kind);
                total += lost;
                own += lost;
                length += lost * lost;
                continue;
            }

            var weight = kind * index.Rarity(id);
            var inTopics = index.InTopics(id);
            total += weight;
            length += weight * weight;
            subjects += feature.Kind is FeatureKind.Field or FeatureKind.Concept ? 1 : 0;
            if (feature.Kind != FeatureKind.Field)
            {
                own += weight;
                known += inTopics.Length > 0 ? weight : 0;
            }

            foreach (var posting in inTopics)
            {
                lexical[posting.Target] += weight * posting.Weight;
            }

            foreach (var posting in index.InQuestions(id))
            {
                questions[posting.Target] += weight * posting.Weight;
            }

            if (index.Row(id) is >= 0 and var row)
            {
                rows[used] = row;
                values[used++] = weight;
                rowLength += weight * weight;
            }
        }

        var logits = new float[index.Classifier.RoomNeeded];
        var scale = 1 / MathF.Max(MathF.Sqrt(rowLength), 1e-6f);
        for (var k = 0; k < used; k++)
        {
            values[k] *= scale;
        }

        index.Classifier.Logits(rows.AsSpan(0, used), values.AsSpan(0, used), logits);
        var (best, next) = MostSimilar(index, questions, 1 / MathF.Max(MathF.Sqrt(length), 1e-6f), municipality);
        return Combine(logits.AsSpan(0, topics + 1), lexical, total, known / MathF.Max(own, 1e-6f), best, next, lastTopic) with { Subjects = subjects };
    }

    private static (float[] Best, float[] Next) MostSimilar(TopicIndex index, float[] similarities, float scale, string? municipality)
    {
        var best = new float[index.Topics.Count + 1];
        var next = new float[index.Topics.Count + 1];
        for (var q = 0; q < similarities.Length; q++)
        {
            var (topic, place) = index.Questions[q];
            var similarity = similarities[q] * scale * (place is null || place == municipality ? 1 : RankingWeights.OtherMunicipality);
            if (similarity > best[topic])
            {
                (best[topic], next[topic]) = (similarity, best[topic]);
            }
            else if (similarity > next[topic])
            {
                next[topic] = similarity;
            }
        }

        return (best, next);
    }

    private static Evidence Combine(Span<float> logits, float[] lexical, float total, float coverage, float[] best, float[] next, int lastTopic)
    {
        var topics = lexical.Length;
        var perTotal = 1 / MathF.Max(total, 1e-6f);
        var posterior = new float[topics];
        LinearClassifier.ToProbabilities(logits, 1);
        for (var t = 0; t < topics; t++)
        {
            posterior[t] = (RankingWeights.Classifier * MathF.Log(logits[t] + 1e-4f))
                + (RankingWeights.Lexical * lexical[t] * perTotal)
                + (RankingWeights.BestQuestion * best[t])
                + (RankingWeights.NextQuestion * next[t])
                + (t == lastTopic ? RankingWeights.LastTopic : 0);
        }

        LinearClassifier.ToProbabilities(posterior, RankingWeights.Temperature);
        var first = 0;
        for (var t = 1; t < topics; t++)
        {
            if (posterior[t] > posterior[first])
            {
                first = t;
            }
        }

        return new Evidence(posterior, first, best[first], lexical[first] * perTotal, coverage, logits[topics], best[topics], 0);
    }
}
