namespace Diagnoser.Training.Fitting;

/// <summary>Finds the few non-negative exponents of a pool: one is changed at a time, with steps that get smaller.</summary>
internal static class CoordinateSearch
{
    private static readonly double[] Steps = [0.3, 0.15, 0.05];

    /// <summary>Minimises a loss.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="loss">The loss.</param>
    public static double[] Minimise(double[] start, Func<double[], double> loss)
    {
        double[] best = [.. start];
        double lowest = loss(best);
        foreach (double step in Steps)
        {
            bool improved = true;
            for (int round = 0; round < 6 && improved; round++)
            {
                improved = false;
                for (int index = 0; index < best.Length; index++)
                {
                    foreach (double change in (ReadOnlySpan<double>)[step, -step])
                    {
                        double[] candidate = [.. best];
                        candidate[index] = Math.Max(0, candidate[index] + change);
                        double value = candidate[index] == best[index] ? lowest : loss(candidate);
                        if (value < lowest - 1e-6)
                        {
                            (best, lowest, improved) = (candidate, value, true);
                        }
                    }
                }
            }
        }

        return best;
    }
}
