namespace Diagnoser.Core.Learning;

/// <summary>
/// Exponential and logarithm that give the same bits on every machine. The runtime's own call the C library, whose last bit differs between
/// systems; training has to give the same model file everywhere.
/// </summary>
public static class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    // Of the odd numbers from 21 down to 1.
    private static readonly double[] s_inverses = [1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7, 1.0 / 5, 1.0 / 3, 1.0];

    /// <summary>e to a power; relative error below 1e-14.</summary>
    /// <param name="power">The power; below -700 the result is 0, above 700 the largest result there is.</param>
    public static double Exp(double power)
    {
        if (power < -700)
        {
            return 0;
        }

        power = Math.Min(power, 700);
        double exponent = Math.Floor((power / (Ln2High + Ln2Low)) + 0.5);
        double rest = power - (exponent * Ln2High) - (exponent * Ln2Low);
        double sum = 1;
        for (int order = 13; order >= 1; order--)
        {
            sum = 1 + (sum * rest / order);
        }

        return sum * BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
    }

    /// <summary>The natural logarithm; absolute error below 1e-13.</summary>
    /// <param name="value">A normal number above 0.</param>
    public static double Log(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        double fraction = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (fraction > 1.4142135623730951)
        {
            fraction *= 0.5;
            exponent++;
        }

        double ratio = (fraction - 1) / (fraction + 1);
        double square = ratio * ratio;
        double sum = 0;
        foreach (double inverse in s_inverses)
        {
            sum = inverse + (square * sum);
        }

        return (exponent * Ln2High) + ((2 * ratio * sum) + (exponent * Ln2Low));
    }

    /// <summary>Turns scores into probabilities that sum to 1.</summary>
    /// <param name="scores">The scores; receives the probabilities.</param>
    public static void Softmax(Span<double> scores)
    {
        double largest = double.NegativeInfinity;
        foreach (double score in scores)
        {
            largest = Math.Max(largest, score);
        }

        double sum = 0;
        for (int index = 0; index < scores.Length; index++)
        {
            scores[index] = Exp(scores[index] - largest);
            sum += scores[index];
        }

        for (int index = 0; index < scores.Length; index++)
        {
            scores[index] /= sum;
        }
    }
}
