namespace Diagnoser.Core.Learning;

/// <summary>Compares a report with every training case at once, feature by feature.</summary>
internal sealed class CaseKernel
{
    private readonly int[] _starts;
    private readonly int[] _cases;
    private readonly float[] _values;
    private readonly double[] _lengths;

    /// <summary>Turns the cases' vectors round: for each feature the cases that have it.</summary>
    /// <param name="vectors">The cases' vectors.</param>
    /// <param name="features">How many features there are.</param>
    public CaseKernel(IReadOnlyList<SparseVector> vectors, int features)
    {
        _starts = new int[features + 1];
        _lengths = new double[vectors.Count];
        foreach (SparseVector vector in vectors)
        {
            foreach (int index in vector.Indices)
            {
                _starts[index + 1]++;
            }
        }

        for (int index = 0; index < features; index++)
        {
            _starts[index + 1] += _starts[index];
        }

        _cases = new int[_starts[features]];
        _values = new float[_starts[features]];
        int[] next = _starts[..features];
        for (int row = 0; row < vectors.Count; row++)
        {
            SparseVector vector = vectors[row];
            _lengths[row] = Math.Sqrt(SumOfSquares(vector));
            for (int position = 0; position < vector.Indices.Length; position++)
            {
                int slot = next[vector.Indices[position]]++;
                _cases[slot] = row;
                _values[slot] = vector.Values[position];
            }
        }
    }

    /// <summary>How many features there are.</summary>
    public int Features => _starts.Length - 1;

    /// <summary>The cases that have a feature.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="rows">The cases' positions, ascending.</param>
    /// <param name="values">The feature's values in them.</param>
    public void CasesWith(int feature, out ReadOnlySpan<int> rows, out ReadOnlySpan<float> values)
    {
        rows = _cases.AsSpan(_starts[feature].._starts[feature + 1]);
        values = _values.AsSpan(_starts[feature].._starts[feature + 1]);
    }

    /// <summary>The inner products of a report with the cases.</summary>
    /// <param name="vector">The report.</param>
    public double[] Products(SparseVector vector)
    {
        double[] products = new double[_lengths.Length];
        for (int position = 0; position < vector.Indices.Length; position++)
        {
            int index = vector.Indices[position];
            double value = vector.Values[position];
            for (int slot = _starts[index]; slot < _starts[index + 1]; slot++)
            {
                products[_cases[slot]] += value * _values[slot];
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
        double mean = 0;
        for (int slot = _starts[index]; slot < _starts[index + 1]; slot++)
        {
            ReadOnlySpan<float> coefficients = head.Coefficients.AsSpan(_cases[slot] * head.Classes, head.Classes);
            weight += _values[slot] * coefficients[label];
            for (int other = 0; other < coefficients.Length; other++)
            {
                mean += _values[slot] * coefficients[other];
            }
        }

        return weight - (mean / head.Classes);
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
