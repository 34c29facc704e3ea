using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Evaluation;

/// <summary>How often the most certain rule of a case is right, by its certainty: a check that certainties mean what they say.</summary>
/// <param name="Origin">The population.</param>
/// <param name="From">The lowest certainty of the step, in tenths: 0.6 is 0.6 up to 0.7.</param>
/// <param name="Cases">In how many cases the most certain match has such a certainty.</param>
/// <param name="RightCategory">In how many of them it is right by category.</param>
/// <param name="RightLeaf">In how many of them it is right by leaf.</param>
public sealed record RuleStep(CaseOrigin Origin, double From, int Cases, int RightCategory, int RightLeaf);
