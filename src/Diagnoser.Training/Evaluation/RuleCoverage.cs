using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Evaluation;

/// <summary>How the certain rules do on a part of the cases.</summary>
/// <param name="Origin">The population.</param>
/// <param name="Name">The part: <c>all</c>, <c>read by no author of rules</c>, or a symptom category.</param>
/// <param name="Cases">How many written-up cases it has.</param>
/// <param name="Fired">In how many of them a certain rule matches.</param>
/// <param name="RightCategory">In how many of those the most certain one is right by category.</param>
/// <param name="RightLeaf">In how many of those it is right by leaf.</param>
public sealed record RuleCoverage(CaseOrigin Origin, string Name, int Cases, int Fired, int RightCategory, int RightLeaf);
