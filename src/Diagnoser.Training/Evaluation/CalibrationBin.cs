namespace Diagnoser.Training.Evaluation;

/// <summary>The answers of about the same probability.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Probability">Their mean probability, 0 to 1.</param>
/// <param name="Accuracy">How many of them are right, 0 to 1.</param>
public sealed record CalibrationBin(int Count, double Probability, double Accuracy);
