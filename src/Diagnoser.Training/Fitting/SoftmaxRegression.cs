using Diagnoser.Core.Learning;
using MathNet.Numerics.LinearAlgebra;

namespace Diagnoser.Training.Fitting;

/// <summary>
/// Multinomial logistic regression with an L2 penalty, minimised by MathNet's L-BFGS. By the representer theorem the best weights are a combination
/// of the training cases, so the search runs in the space that the cases span (hundreds of coordinates), not in that of the features (many thousands).
/// </summary>
internal sealed class SoftmaxRegression
{
    private const int RowsAtOnce = 4;
    private const int ColumnsAtOnce = 512;
    private readonly double[][] _coordinates;

    // The coordinates, of which the part behind the diagonal is 0, with empty rows at the end so that they can be taken four at a time.
    private readonly double[][] _rows;
    private readonly int _count;

    /// <summary>Prepares regressions over one set of cases.</summary>
    /// <param name="gram">The cases' inner products.</param>
    public SoftmaxRegression(GramMatrix gram)
    {
        _coordinates = gram.Cholesky();
        _count = gram.Count;
        _rows = [.. _coordinates, .. Enumerable.Repeat(new double[_count], (RowsAtOnce - (_count % RowsAtOnce)) % RowsAtOnce)];
    }

    /// <summary>Fits the weights.</summary>
    /// <param name="targets">The class of each case.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="penalty">The L2 penalty on the weights, in units of one case's loss.</param>
    /// <param name="caseWeights">How much each case counts.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>A coefficient for each class and case, and an offset for each class.</returns>
    public SoftmaxHead Fit(IReadOnlyList<int> targets, int classes, double penalty, IReadOnlyList<double> caseWeights, CancellationToken cancellation = default)
    {
        double total = caseWeights.Sum();
        // By class, and within a class by case.
        double[] scores = new double[classes * _rows.Length];
        double[] probabilities = new double[classes];
        double[] gradient = new double[classes * (_count + 1)];
        double[] parameters = new double[gradient.Length];

        (double Loss, Vector<double> Gradient) Evaluate(Vector<double> point)
        {
            cancellation.ThrowIfCancellationRequested();
            point.AsArray().CopyTo(parameters, 0);
            Score(parameters, classes, scores);
            Array.Clear(gradient);
            double loss = 0;
            for (int row = 0; row < _count; row++)
            {
                for (int label = 0; label < classes; label++)
                {
                    probabilities[label] = scores[(label * _rows.Length) + row] + parameters[(label * (_count + 1)) + _count];
                }

                PortableMath.Softmax(probabilities);
                loss -= caseWeights[row] * PortableMath.Log(Math.Max(probabilities[targets[row]], 1e-300));
                probabilities[targets[row]] -= 1;
                for (int label = 0; label < classes; label++)
                {
                    double slope = probabilities[label] * caseWeights[row];
                    scores[(label * _rows.Length) + row] = slope;
                    gradient[(label * (_count + 1)) + _count] += slope;
                }
            }

            AddSlopes(scores, classes, gradient);
            for (int label = 0; label < classes; label++)
            {
                int start = label * (_count + 1);
                loss += 0.5 * penalty * FixedOrder.Dot(parameters.AsSpan(start), parameters.AsSpan(start), _count);
                FixedOrder.AddScaled(gradient.AsSpan(start), parameters.AsSpan(start), penalty, _count);
                // A slight pull on the offsets keeps classes without a case finite.
                loss += 0.5 * 0.01 * parameters[start + _count] * parameters[start + _count];
                gradient[start + _count] += 0.01 * parameters[start + _count];
            }

            Vector<double> scaled = Vector<double>.Build.Dense(gradient.Length, index => gradient[index] / total);
            return (loss / total, scaled);
        }

        return ToCoefficients(LowestPoint.Find(Vector<double>.Build.Dense(gradient.Length), Evaluate), classes);
    }

    // Four rows at a time, and of them as many columns as the processor keeps at hand while it goes through the classes.
    private void Score(double[] parameters, int classes, double[] scores)
    {
        Array.Clear(scores);
        for (int row = 0; row < _rows.Length; row += RowsAtOnce)
        {
            int end = Math.Min(_count, row + RowsAtOnce);
            for (int start = 0; start < end; start += ColumnsAtOnce)
            {
                for (int label = 0; label < classes; label++)
                {
                    FixedOrder.AddDots(
                        _rows.AsSpan(row), parameters.AsSpan(label * (_count + 1)), start, Math.Min(end, start + ColumnsAtOnce), scores.AsSpan((label * _rows.Length) + row));
                }
            }
        }
    }

    private void AddSlopes(double[] slopes, int classes, double[] gradient)
    {
        for (int row = 0; row < _rows.Length; row += RowsAtOnce)
        {
            int end = Math.Min(_count, row + RowsAtOnce);
            for (int start = 0; start < end; start += ColumnsAtOnce)
            {
                for (int label = 0; label < classes; label++)
                {
                    FixedOrder.AddScaled(
                        gradient.AsSpan(label * (_count + 1)), _rows.AsSpan(row), slopes.AsSpan((label * _rows.Length) + row), start, Math.Min(end, start + ColumnsAtOnce));
                }
            }
        }
    }

    // Weights in the coordinates become coefficients of the cases: the transposed factor is solved backwards.
    private SoftmaxHead ToCoefficients(double[] parameters, int classes)
    {
        float[] coefficients = new float[_count * classes];
        float[] offsets = new float[classes];
        double[] rest = new double[_count];
        for (int label = 0; label < classes; label++)
        {
            int start = label * (_count + 1);
            parameters.AsSpan(start, _count).CopyTo(rest);
            for (int row = _count - 1; row >= 0; row--)
            {
                double value = rest[row] / _coordinates[row][row];
                coefficients[(row * classes) + label] = (float)value;
                FixedOrder.AddScaled(rest, _coordinates[row], -value, row);
            }

            offsets[label] = (float)parameters[start + _count];
        }

        return SoftmaxHead.Of(classes, coefficients, offsets);
    }
}
