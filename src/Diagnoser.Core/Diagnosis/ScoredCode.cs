namespace Diagnoser.Core.Diagnosis;

/// <summary>A code of the taxonomy with its probability.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record ScoredCode(string Code, string Name, double Probability)
{
    /// <summary>The probability of a code; 0 if it is not there.</summary>
    internal static double ProbabilityOf(IReadOnlyList<ScoredCode> scored, string code)
    {
        foreach (ScoredCode one in scored)
        {
            if (one.Code == code)
            {
                return one.Probability;
            }
        }

        return 0;
    }
}
