namespace Diagnoser.Training.Evaluation;

/// <summary>A figure over several seeds.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation over the seeds; 0 for one seed.</param>
public sealed record Spread(double Mean, double Deviation)
{
    /// <summary>Takes mean and deviation.</summary>
    /// <param name="values">One value a seed.</param>
    public static Spread Of(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        return new Spread(mean, values.Count < 2 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)));
    }
}
