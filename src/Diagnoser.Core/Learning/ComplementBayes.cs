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

    // The weights of the features that reports had so far.
    private readonly float[]?[] _weights;

    /// <summary>Takes what was counted.</summary>
    /// <param name="kernel">The cases by feature.</param>
    /// <param name="labels">The cases' classes.</param>
    /// <param name="sums">What <see cref="Count"/> gave.</param>
    public ComplementBayes(CaseKernel kernel, int[] labels, double[] sums)
    {
        _kernel = kernel;
        _weights = new float[kernel.Features][];
        _labels = labels;
        _classSums = new double[sums.Length - 1];
        Array.Copy(sums, _classSums, _classSums.Length);
        _total = sums[^1];
    }

    /// <summary>Sums the features' values by class.</summary>
    /// <param name="vectors">The training cases' vectors.</param>
    /// <param name="labels">Their classes.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <returns>The sum of each class, and last the sum of all.</returns>
    public static double[] Count(IReadOnlyList<SparseVector> vectors, IReadOnlyList<int> labels, int classes)
    {
        double[] sums = new double[classes + 1];
        for (int row = 0; row < vectors.Count; row++)
        {
            foreach (float value in vectors[row].Values)
            {
                sums[labels[row]] += value;
                sums[classes] += value;
            }
        }

        return sums;
    }

    /// <summary>The probabilities of the classes; too sure of themselves, which the pool's exponent mends.</summary>
    /// <param name="vector">The report.</param>
    public double[] Predict(SparseVector vector)
    {
        double[] scores = new double[_classSums.Length];
        for (int position = 0; position < vector.Indices.Length; position++)
        {
            // Weights are taken only of the features that the report has: those of all features would take longer than the whole diagnosis.
            int feature = vector.Indices[position];
            float[] weights = _weights[feature] ??= WeightsOf(feature);
            double value = vector.Values[position];
            for (int label = 0; label < scores.Length; label++)
            {
                scores[label] += value * weights[label];
            }
        }

        PortableMath.Softmax(scores);
        return scores;
    }

    private float[] WeightsOf(int feature)
    {
        double[] sums = new double[_classSums.Length];
        double all = SumByClass(feature, sums);
        float[] weights = new float[sums.Length];
        for (int label = 0; label < weights.Length; label++)
        {
            double others = all - sums[label] + Smoothing;
            weights[label] = (float)PortableMath.Log((_total - _classSums[label] + (Smoothing * _kernel.Features)) / others);
        }

        return weights;
    }

    private double SumByClass(int feature, double[] sums)
    {
        double all = 0;
        foreach (FeatureUse use in _kernel.CasesWith(feature))
        {
            sums[_labels[use.Case]] += use.Value;
            all += use.Value;
        }

        return all;
    }
}
