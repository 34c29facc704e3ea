using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Diagnoser.Training.Fitting;

/// <summary>Finds the lowest point of a smooth convex loss with MathNet's L-BFGS.</summary>
internal static class LowestPoint
{
    private const int MostIterations = 120;
    private const double GradientTolerance = 1e-4;

    /// <summary>Searches from a point downwards.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="evaluate">The loss at a point and its gradient.</param>
    /// <returns>The lowest point that was seen.</returns>
    public static double[] Find(Vector<double> start, Func<Vector<double>, (double Loss, Vector<double> Gradient)> evaluate)
    {
        Vector<double> lowestPoint = start;
        double lowest = double.PositiveInfinity;
        (double, Vector<double>) Remember(Vector<double> point)
        {
            (double loss, Vector<double> slope) = evaluate(point);
            if (loss < lowest)
            {
                (lowest, lowestPoint) = (loss, point.Clone());
            }

            return (loss, slope);
        }

        LimitedMemoryBfgsMinimizer minimizer = new(GradientTolerance, 1e-9, 1e-9, memory: 8, maximumIterations: MostIterations);
        try
        {
            return minimizer.FindMinimum(ObjectiveFunction.Gradient(Remember), start).MinimizingPoint.AsArray();
        }
        catch (OptimizationException)
        {
            // The line search gave up at the limit of precision, or the iterations ran out: the best point seen is good enough.
            return lowestPoint.AsArray();
        }
    }
}
