namespace Diagnoser.Core.Learning;

/// <summary>
/// Complement naive Bayes: a class is scored by how unlike the report is to all the other classes together, which suits small and unequal classes.
/// Rennie et al., Tackling the Poor Assumptions of Naive Bayes Text Classifiers, ICML 2003, https://people.csail.mit.edu/jrennie/papers/icml03-nb.pdf.
/// </summary>
internal sealed class ComplementBayes
{
    private const double Smoothing = 0.1;
    private readonly CaseKernel _kernel;
    private readonly int[] _labels;
    private readonly double[] _classSums;
    private readonly double _total;

    /// <summary>Counts the features by class.</summary>
    /// <param name="kernel">The cases by feature.</param>
    /// <param name="vectors">The training cases' vectors.</param>
    /// <param name="labels">Their classes.</param>
    /// <param name="classes">How many classes there are.</param>
    public ComplementBayes(CaseKernel kernel, IReadOnlyList<SparseVector> vectors, int[] labels, int classes)
    {
        _kernel = kernel;
        _labels = labels;
        _classSums = new double[classes];
        for (int row = 0; row < vectors.Count; row++)
        {
            int label = labels[row];
            foreach (float value in vectors[row].Values)
            {
                _classSums[label] += value;
                _total += value;
            }
        }
    }

    /// <summary>The probabilities of the classes; too sure of themselves, which the pool's exponent mends.</summary>
    /// <param name="vector">The report.</param>
    public double[] Predict(SparseVector vector)
    {
        double[] scores = new double[_classSums.Length];
        double[] sums = new double[_classSums.Length];
        for (int position = 0; position < vector.Indices.Length; position++)
        {
            double value = vector.Values[position];
            double featureSum = SumByClass(vector.Indices[position], sums);
            for (int label = 0; label < scores.Length; label++)
            {
                // Weights are taken only of the features that the report has: those of all features would take longer than the whole diagnosis.
                double others = featureSum - sums[label] + Smoothing;
                scores[label] += value * (float)PortableMath.Log((_total - _classSums[label] + (Smoothing * _kernel.Features)) / others);
            }
        }

        PortableMath.Softmax(scores);
        return scores;
    }

    private double SumByClass(int feature, double[] sums)
    {
        Array.Clear(sums);
        double all = 0;
        _kernel.CasesWith(feature, out ReadOnlySpan<int> rows, out ReadOnlySpan<float> values);
        for (int index = 0; index < rows.Length; index++)
        {
            sums[_labels[rows[index]]] += values[index];
            all += values[index];
        }

        return all;
    }
}
