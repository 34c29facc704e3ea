namespace Diagnoser.Reporting.Issues;

/// <summary>What a link has no room for.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Left">How many lines were left out.</param>
/// <param name="Of">How many there were.</param>
public sealed record IssueCut(IssueContentKind Kind, int Left, int Of);
