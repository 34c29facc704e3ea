using Diagnoser.Core.Packing;

namespace Diagnoser.Core.Learning;

/// <summary>Compares a report with every training case at once, feature by feature: for each feature it has the cases that have it.</summary>
public sealed class CaseKernel
{
    private readonly PackedValues<Place> _starts;
    private readonly PackedValues<FeatureUse> _uses;
    private readonly double[] _lengths;

    /// <summary>Takes what was turned round before.</summary>
    /// <param name="starts">Where each feature's uses begin, and where the last one's end.</param>
    /// <param name="uses">The uses, feature by feature, in the order of the cases.</param>
    /// <param name="lengths">The length of each case's vector.</param>
    internal CaseKernel(PackedValues<Place> starts, PackedValues<FeatureUse> uses, double[] lengths)
    {
        _starts = starts;
        _uses = uses;
        _lengths = lengths;
    }

    /// <summary>How many features there are.</summary>
    public int Features => _starts.Span.Length - 1;

    /// <summary>Where each feature's uses begin, and where the last one's end.</summary>
    internal PackedValues<Place> Starts => _starts;

    /// <summary>The uses, feature by feature.</summary>
    internal PackedValues<FeatureUse> Uses => _uses;

    /// <summary>The length of each case's vector.</summary>
    internal double[] Lengths => _lengths;

    /// <summary>Turns the cases' vectors round.</summary>
    /// <param name="vectors">The cases' vectors.</param>
    /// <param name="features">How many features there are.</param>
    public static CaseKernel Of(IReadOnlyList<SparseVector> vectors, int features)
    {
        Place[] starts = new Place[features + 1];
        double[] lengths = new double[vectors.Count];
        foreach (SparseVector vector in vectors)
        {
            foreach (int index in vector.Indices)
            {
                starts[index + 1] = new Place(starts[index + 1].Index + 1);
            }
        }

        for (int index = 0; index < features; index++)
        {
            starts[index + 1] = new Place(starts[index + 1].Index + starts[index].Index);
        }

        FeatureUse[] uses = new FeatureUse[starts[features].Index];
        int[] next = [.. starts.Take(features).Select(start => start.Index)];
        for (int row = 0; row < vectors.Count; row++)
        {
            SparseVector vector = vectors[row];
            lengths[row] = Math.Sqrt(SumOfSquares(vector));
            for (int position = 0; position < vector.Indices.Length; position++)
            {
                uses[next[vector.Indices[position]]++] = FeatureUse.Of(row, vector.Values[position]);
            }
        }

        return new CaseKernel(Packed.Of<Place>(starts), Packed.Of<FeatureUse>(uses), lengths);
    }

    /// <summary>The cases that have a feature, in their order.</summary>
    /// <param name="feature">The feature.</param>
    public PackedSpan<FeatureUse> CasesWith(int feature)
    {
        PackedSpan<Place> starts = _starts.Span;
        int start = starts[feature].Index;
        return _uses.Span.Slice(start, starts[feature + 1].Index - start);
    }

    /// <summary>The inner products of a report with the cases.</summary>
    /// <param name="vector">The report.</param>
    public double[] Products(SparseVector vector)
    {
        double[] products = new double[_lengths.Length];
        for (int position = 0; position < vector.Indices.Length; position++)
        {
            double value = vector.Values[position];
            foreach (FeatureUse use in CasesWith(vector.Indices[position]))
            {
                products[use.Case] += value * use.Value;
            }
        }

        return products;
    }

    /// <summary>The cosine of the angles between a report and the cases, 0 to 1.</summary>
    /// <param name="vector">The report.</param>
    /// <param name="products">Its inner products with the cases.</param>
    public double[] Similarities(SparseVector vector, double[] products)
    {
        double length = Math.Sqrt(SumOfSquares(vector));
        double[] similarities = new double[products.Length];
        for (int row = 0; row < products.Length; row++)
        {
            double scale = length * _lengths[row];
            similarities[row] = scale > 0 ? Math.Min(1, products[row] / scale) : 0;
        }

        return similarities;
    }

    /// <summary>How much a feature adds to a class's score against the mean of all classes.</summary>
    /// <param name="index">The feature.</param>
    /// <param name="head">The softmax.</param>
    /// <param name="label">The class.</param>
    public double Weight(int index, SoftmaxHead head, int label)
    {
        double weight = 0;
        PackedSpan<Weight> all = head.Coefficients.Span;
        double[] means = head.Means;
        foreach (FeatureUse use in CasesWith(index))
        {
            weight += use.Value * (all[(use.Case * head.Classes) + label].Value - means[use.Case]);
        }

        return weight;
    }

    private static double SumOfSquares(SparseVector vector)
    {
        double sum = 0;
        foreach (float value in vector.Values)
        {
            sum += (double)value * value;
        }

        return sum;
    }
}
