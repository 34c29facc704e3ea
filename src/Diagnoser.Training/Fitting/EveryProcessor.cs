namespace Diagnoser.Training.Fitting;

/// <summary>Shares work among the processors.</summary>
internal static class EveryProcessor
{
    /// <summary>Does a number of pieces of work, several at a time.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="work">Does one, by its number.</param>
    /// <param name="cancellation">Begins no more of them.</param>
    public static void Run(int count, Action<int> work, CancellationToken cancellation) =>
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, work);
}
