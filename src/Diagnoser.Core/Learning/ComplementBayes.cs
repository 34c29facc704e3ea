namespace Diagnoser.Core.Learning;

/// <summary>
/// Complement naive Bayes: a class is scored by how unlike the report is to all the other classes together, which suits small and unequal classes.
/// Rennie et al., Tackling the Poor Assumptions of Naive Bayes Text Classifiers, ICML 2003, https://people.csail.mit.edu/jrennie/papers/icml03-nb.pdf.
/// </summary>
internal sealed class ComplementBayes
{
    private const double Smoothing = 0.1;
    private readonly float[] _weights;
    private readonly int _classes;

    /// <summary>Counts the features by class.</summary>
    /// <param name="vectors">The training cases' vectors.</param>
    /// <param name="labels">Their classes.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="features">How many features there are.</param>
    public ComplementBayes(IReadOnlyList<SparseVector> vectors, IReadOnlyList<int> labels, int classes, int features)
    {
        _classes = classes;
        double[] sums = new double[features * classes];
        double[] featureSums = new double[features];
        double[] classSums = new double[classes];
        double total = 0;
        for (int row = 0; row < vectors.Count; row++)
        {
            SparseVector vector = vectors[row];
            for (int position = 0; position < vector.Indices.Length; position++)
            {
                int index = vector.Indices[position];
                double value = vector.Values[position];
                sums[(index * classes) + labels[row]] += value;
                featureSums[index] += value;
                classSums[labels[row]] += value;
                total += value;
            }
        }

        _weights = new float[sums.Length];
        for (int index = 0; index < features; index++)
        {
            for (int label = 0; label < classes; label++)
            {
                double others = featureSums[index] - sums[(index * classes) + label] + Smoothing;
                _weights[(index * classes) + label] = (float)PortableMath.Log((total - classSums[label] + (Smoothing * features)) / others);
            }
        }
    }

    /// <summary>The probabilities of the classes; too sure of themselves, which the pool's exponent mends.</summary>
    /// <param name="vector">The report.</param>
    public double[] Predict(SparseVector vector)
    {
        double[] scores = new double[_classes];
        for (int position = 0; position < vector.Indices.Length; position++)
        {
            double value = vector.Values[position];
            ReadOnlySpan<float> weights = _weights.AsSpan(vector.Indices[position] * _classes, _classes);
            for (int label = 0; label < weights.Length; label++)
            {
                scores[label] += value * weights[label];
            }
        }

        PortableMath.Softmax(scores);
        return scores;
    }
}
