using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Training.Evaluation;

/// <summary>How often a verdict is given and how often its first category is right.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Share">Its share of the cases, 0 to 1.</param>
/// <param name="Right">How often the first category is right under it, 0 to 1; 0 if it is never given.</param>
public sealed record VerdictRow(Verdict Verdict, double Share, double Right);
