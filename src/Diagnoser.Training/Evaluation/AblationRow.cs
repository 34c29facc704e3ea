namespace Diagnoser.Training.Evaluation;

/// <summary>What is left without a group of features.</summary>
/// <param name="Group">The group that was left out; empty for none.</param>
/// <param name="Study">The category's figures on the study.</param>
/// <param name="Engines">The category's figures on the engines.</param>
public sealed record AblationRow(string Group, Scores Study, Scores Engines);
