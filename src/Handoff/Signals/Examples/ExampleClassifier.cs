using Madoguchi.Handoff.Signals.Inventories;
using Madoguchi.Handoff.Signals.Text;

namespace Madoguchi.Handoff.Signals.Examples;

/// <summary>
/// Logistic regression over character sequences, learned at start-up from the written examples: for paraphrases that no
/// expression covers. It only ever raises. The same examples always give the same weights.
/// </summary>
internal sealed class ExampleClassifier
{
    private const int Rounds = 8;
    private const float Rate = 0.35f;

    // The first was chosen by leaving out a fifth of the Japanese examples in turn: of 4,167 everyday questions 11 became a concern,
    // of 202 worrying examples 53 were seen. The upper two are strict because they call staff unasked: with the examples of two
    // languages in one model, lower ones made plain statements about a sick child or a lonely evening urgent.
    private const double SureOfConcern = 0.55;
    private const double SureOfUrgency = 0.85;
    private const double SureOfEmergency = 0.9;
    private const int ShortestText = 8;

    // Three or four words share too much with everything: resemblance alone then never calls staff, it only offers them.
    private const int ShortestUrgent = 24;

    private readonly (int[] Features, Example Example)[] _examples;
    private readonly float[][] _weights;

    public ExampleClassifier(IReadOnlyList<Example> examples)
    {
        _examples = examples.Select(e => (FeaturesOf(e.Text), e)).ToArray();
        _weights = new[] { Tier.Concern, Tier.Urgent, Tier.Emergency }.AsParallel().AsOrdered().Select(Learn).ToArray();
    }

    /// <summary>The tier and category the text comes close to; null when it resembles nothing that worries.</summary>
    public (Tier Tier, string Category)? Classify(ReadOnlySpan<char> squeezed)
    {
        if (_examples.Length == 0 || squeezed.Length < ShortestText)
        {
            return null;
        }

        var features = Ngrams.Of(squeezed);
        var tier = Probability(features, 2) >= SureOfEmergency ? Tier.Emergency
            : Probability(features, 1) >= SureOfUrgency ? Tier.Urgent
            : Probability(features, 0) >= SureOfConcern ? Tier.Concern
            : Tier.None;
        tier = tier > Tier.Concern && Weight(squeezed) < ShortestUrgent ? Tier.Concern : tier;
        return tier == Tier.None || Nearest(features, tier) is not { } nearest ? null : (tier, nearest.Category!);
    }

    /// <summary>How sure each of the three steps is, for tuning.</summary>
    public (double Concern, double Urgency, double Emergency) Explain(ReadOnlySpan<char> squeezed)
    {
        var features = Ngrams.Of(squeezed);
        return (Probability(features, 0), Probability(features, 1), Probability(features, 2));
    }

    /// <summary>Length in Latin letters: a character of Japanese or Chinese says as much as two or three of them.</summary>
    private static int Weight(ReadOnlySpan<char> squeezed)
    {
        var weight = 0;
        foreach (var c in squeezed)
        {
            weight += c >= '\u2E80' ? 2 : 1;
        }

        return weight;
    }

    private static int[] FeaturesOf(string text)
    {
        var (plain, squeezed) = (new TextView(), new TextView());
        TextFolder.Fold(text, 0, plain);
        Squeezer.Squeeze(plain, squeezed);
        return Ngrams.Of(squeezed.Chars);
    }

    private double Probability(int[] features, int step) => 1 / (1 + Math.Exp(-Score(features, _weights[step])));

    private static double Score(int[] features, float[] weights)
    {
        var sum = 0.0;
        foreach (var feature in features)
        {
            sum += weights[feature];
        }

        return (sum / Math.Sqrt(features.Length + 1)) + weights[^1];
    }

    // Stochastic gradient with step sizes that shrink per feature, in an order fixed by a fixed seed.
    private float[] Learn(Tier tier)
    {
        var weights = new float[Ngrams.Buckets + 1];
        var squares = new float[Ngrams.Buckets + 1];
        var order = Enumerable.Range(0, _examples.Length).ToArray();
        var random = new Random(20261120);
        var positives = _examples.Count(e => e.Example.Tier >= tier);
        var balance = positives == 0 ? 1 : Math.Clamp((float)(_examples.Length - positives) / positives, 0.5f, 3f);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                var (features, example) = _examples[index];
                var wanted = example.Tier >= tier ? 1 : 0;
                var error = (wanted - (1 / (1 + Math.Exp(-Score(features, weights))))) * (wanted == 1 ? balance : 1);
                var gradient = (float)(error / Math.Sqrt(features.Length + 1));
                foreach (var feature in features)
                {
                    squares[feature] += gradient * gradient;
                    weights[feature] += Rate * gradient / (0.05f + MathF.Sqrt(squares[feature]));
                }

                weights[^1] += 0.02f * (float)error;
            }
        }

        return weights;
    }

    // The example that shares most; it lends its category.
    private Example? Nearest(int[] features, Tier tier)
    {
        var (best, most) = ((Example?)null, 0.0);
        foreach (var (other, example) in _examples)
        {
            if (example.Category is null || example.Tier < tier)
            {
                continue;
            }

            var shared = Shared(features, other) / Math.Sqrt(other.Length + 1.0);
            if (shared > most)
            {
                (best, most) = (example, shared);
            }
        }

        return best;
    }

    private static int Shared(int[] one, int[] other)
    {
        var (i, j, shared) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            var order = one[i].CompareTo(other[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return shared;
    }
}
