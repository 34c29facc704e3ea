namespace Diagnoser.Training.Evaluation;

/// <summary>What is left without a group of features.</summary>
/// <param name="Group">The group that was left out; empty for none.</param>
/// <param name="Populations">The category's figures, population by population.</param>
public sealed record AblationRow(string Group, IReadOnlyList<Scores> Populations);
