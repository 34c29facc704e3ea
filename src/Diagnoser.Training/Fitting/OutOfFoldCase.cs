using Diagnoser.Core.Learning;

namespace Diagnoser.Training.Fitting;

/// <summary>A training case with what a model says that never saw it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Votes">What the parts of that model say.</param>
/// <param name="CauseTable">That model's P(cause | symptom, stage).</param>
internal sealed record OutOfFoldCase(TrainingCase Case, ModelVotes Votes, float[] CauseTable);
