using System.Numerics;
using System.Runtime.InteropServices;

namespace Madoguchi.Knowledge.Retrieval;

/// <summary>One text as the classifier sees it: the rows of its features and their values, of length 1 as a vector.</summary>
internal sealed record Sample(int[] Rows, float[] Values, int Label, float Weight);

/// <summary>
/// Multinomial logistic regression over sparse features, trained by stochastic gradient descent with a step per weight
/// (AdaGrad). Training is deterministic: the same content gives the same weights.
/// </summary>
internal sealed class LinearClassifier
{
    private const int Epochs = 12;
    private const float Step = 0.35f;

    /// <summary>A sample known this well teaches nothing more.</summary>
    private const float Learnt = 0.97f;

    private const float Decay = 2e-5f;

    private readonly float[] _weights;
    private readonly int _width;

    private LinearClassifier(int rows, int classes)
    {
        ClassCount = classes;
        _width = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _weights = new float[(rows + 1) * _width];
        BiasRow = rows;
    }

    public int ClassCount { get; }

    private int BiasRow { get; }

    public static LinearClassifier Train(IReadOnlyList<Sample> samples, int rows, int classes)
    {
        var model = new LinearClassifier(rows, classes);
        var squares = new float[model._weights.Length];
        Array.Fill(squares, 1e-4f);
        var order = Enumerable.Range(0, samples.Count).ToArray();
        var state = 88172645463325252UL;
        Span<float> probabilities = new float[model._width];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                var j = (int)(state % (ulong)(i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }

            foreach (var index in order)
            {
                var sample = samples[index];
                model.Logits(sample.Rows, sample.Values, probabilities);
                ToProbabilities(probabilities[..classes], 1);
                if (probabilities[sample.Label] > Learnt)
                {
                    continue;
                }

                probabilities[sample.Label] -= 1;
                for (var k = 0; k < classes; k++)
                {
                    probabilities[k] *= sample.Weight;
                }

                for (var k = 0; k < sample.Rows.Length; k++)
                {
                    model.Update(sample.Rows[k], sample.Values[k], probabilities, squares);
                }

                model.Update(model.BiasRow, 0.1f, probabilities, squares);
            }
        }

        return model;
    }

    /// <summary>Unnormalised log probabilities; <paramref name="into"/> has room for at least <see cref="ClassCount"/> rounded up to a vector.</summary>
    public void Logits(ReadOnlySpan<int> rows, ReadOnlySpan<float> values, Span<float> into)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(into[.._width]);
        var bias = Row(BiasRow);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = bias[i] * 0.1f;
        }

        for (var k = 0; k < rows.Length; k++)
        {
            var row = Row(rows[k]);
            var value = new Vector<float>(values[k]);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += row[i] * value;
            }
        }
    }

    public int RoomNeeded => _width;

    /// <summary>Softmax in place, at a temperature: above 1 the differences count less.</summary>
    public static void ToProbabilities(Span<float> logits, float temperature)
    {
        var most = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            most = Math.Max(most, logit);
        }

        var sum = 0f;
        for (var i = 0; i < logits.Length; i++)
        {
            logits[i] = MathF.Exp((logits[i] - most) / temperature);
            sum += logits[i];
        }

        for (var i = 0; i < logits.Length; i++)
        {
            logits[i] /= sum;
        }
    }

    private Span<Vector<float>> Row(int row) => MemoryMarshal.Cast<float, Vector<float>>(_weights.AsSpan(row * _width, _width));

    private void Update(int row, float value, ReadOnlySpan<float> gradient, float[] squares)
    {
        var weights = Row(row);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(squares.AsSpan(row * _width, _width));
        var slopes = MemoryMarshal.Cast<float, Vector<float>>(gradient[.._width]);
        for (var i = 0; i < weights.Length; i++)
        {
            var slope = (slopes[i] * value) + (weights[i] * Decay);
            sums[i] += slope * slope;
            weights[i] -= slope * Step / Vector.SquareRoot(sums[i]);
        }
    }
}
