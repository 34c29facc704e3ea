using System.Runtime.InteropServices;
using Diagnoser.Core.Packing;

namespace Diagnoser.Core.Learning;

/// <summary>A softmax over the training cases: a class's score is the sum over the cases of coefficient times inner product, plus the class's offset.</summary>
/// <param name="Classes">How many classes there are.</param>
/// <param name="Coefficients">Case by case, the coefficient of each class.</param>
/// <param name="Offsets">The offset of each class.</param>
public sealed record SoftmaxHead(int Classes, PackedValues<Weight> Coefficients, float[] Offsets)
{
    private double[]? _means;

    /// <summary>The mean of each case's coefficients over the classes.</summary>
    public double[] Means => _means ??= ComputeMeans();

    /// <summary>Makes a softmax of numbers.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="coefficients">Case by case, the coefficient of each class.</param>
    /// <param name="offsets">The offset of each class.</param>
    public static SoftmaxHead Of(int classes, float[] coefficients, float[] offsets) =>
        new(classes, Packed.Of<Weight>(MemoryMarshal.Cast<float, Weight>(coefficients)), offsets);

    /// <summary>The probabilities of the classes.</summary>
    /// <param name="products">A report's inner products with the training cases.</param>
    public double[] Predict(ReadOnlySpan<double> products)
    {
        double[] scores = new double[Classes];
        for (int label = 0; label < Classes; label++)
        {
            scores[label] = Offsets[label];
        }

        PackedSpan<Weight> all = Coefficients.Span;
        for (int row = 0; row < products.Length; row++)
        {
            double product = products[row];
            if (product == 0)
            {
                continue;
            }

            PackedSpan<Weight> coefficients = all.Slice(row * Classes, Classes);
            for (int label = 0; label < coefficients.Length; label++)
            {
                scores[label] += product * coefficients[label].Value;
            }
        }

        PortableMath.Softmax(scores);
        return scores;
    }

    private double[] ComputeMeans()
    {
        PackedSpan<Weight> all = Coefficients.Span;
        double[] means = new double[all.Length / Classes];
        for (int row = 0; row < means.Length; row++)
        {
            foreach (Weight coefficient in all.Slice(row * Classes, Classes))
            {
                means[row] += coefficient.Value;
            }

            means[row] /= Classes;
        }

        return means;
    }
}
