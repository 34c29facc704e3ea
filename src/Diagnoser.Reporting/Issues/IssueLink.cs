namespace Diagnoser.Reporting.Issues;

/// <summary>A link that opens a prefilled new issue.</summary>
/// <param name="Address">The link.</param>
/// <param name="Cut">What was left out for the link to stay short; empty if nothing.</param>
/// <param name="ToPaste">Texts for fields that no address can fill, with the fields' labels; the person pastes them.</param>
public sealed record IssueLink(string Address, IReadOnlyList<IssueCut> Cut, IReadOnlyList<(string Label, string Text)> ToPaste);
