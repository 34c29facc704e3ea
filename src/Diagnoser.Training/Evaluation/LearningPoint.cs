using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Evaluation;

/// <summary>A point of the learning curve.</summary>
/// <param name="Origin">The population that was asked about.</param>
/// <param name="Cases">How many written-up cases were trained on, on average.</param>
/// <param name="Top1">The first category is right, 0 to 1.</param>
/// <param name="Top3">One of the first three categories is right, 0 to 1.</param>
public sealed record LearningPoint(CaseOrigin Origin, int Cases, double Top1, double Top3);
