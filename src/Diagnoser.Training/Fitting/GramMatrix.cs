using Diagnoser.Core.Learning;

namespace Diagnoser.Training.Fitting;

/// <summary>The inner products of the training cases with one another, and their Cholesky factor.</summary>
internal sealed class GramMatrix
{
    // Duplicate cases would make the matrix singular.
    private const double Ridge = 1e-4;

    private GramMatrix(double[][] values) => Values = values;

    /// <summary>The inner products, row by row.</summary>
    public double[][] Values { get; }

    /// <summary>How many cases there are.</summary>
    public int Count => Values.Length;

    /// <summary>Takes the inner products of all pairs.</summary>
    /// <param name="cases">The cases' vectors.</param>
    /// <param name="features">How many features the space has.</param>
    public static GramMatrix Of(IReadOnlyList<SparseVector> cases, int features)
    {
        double[][] values = new double[cases.Count][];
        double[] dense = new double[features];
        for (int row = 0; row < cases.Count; row++)
        {
            SparseVector left = cases[row];
            Scatter(dense, left, clear: false);
            values[row] = new double[cases.Count];
            for (int column = 0; column <= row; column++)
            {
                SparseVector right = cases[column];
                double sum = 0;
                for (int position = 0; position < right.Indices.Length; position++)
                {
                    sum += dense[right.Indices[position]] * right.Values[position];
                }

                values[row][column] = sum;
                values[column][row] = sum;
            }

            Scatter(dense, left, clear: true);
        }

        return new GramMatrix(values);
    }

    /// <summary>Wraps inner products that are known.</summary>
    /// <param name="values">The inner products.</param>
    public static GramMatrix Of(double[][] values) => new(values);

    /// <summary>The lower triangle whose product with its transpose is this matrix; row <c>i</c> serves as the coordinates of case <c>i</c>.</summary>
    public double[][] Cholesky()
    {
        double[][] factor = new double[Count][];
        for (int row = 0; row < Count; row++)
        {
            factor[row] = new double[Count];
            for (int column = 0; column <= row; column++)
            {
                double rest = Values[row][column] - FixedOrder.Dot(factor[row], factor[column], column);
                factor[row][column] = row == column ? Math.Sqrt(Math.Max(rest, 0) + Ridge) : rest / factor[column][column];
            }
        }

        return factor;
    }

    private static void Scatter(double[] dense, SparseVector vector, bool clear)
    {
        for (int position = 0; position < vector.Indices.Length; position++)
        {
            dense[vector.Indices[position]] = clear ? 0 : vector.Values[position];
        }
    }
}
