namespace Diagnoser.Reporting.Issues;

/// <summary>A field of a project's form for new issues.</summary>
/// <param name="Id">What an address calls it; null if the form gives it no id, so that no address can fill it.</param>
/// <param name="Label">What people read above it.</param>
/// <param name="Type"><c>textarea</c>, <c>input</c>, <c>dropdown</c>, <c>checkboxes</c>, or <c>heading</c> in a template of plain Markdown.</param>
/// <param name="IsRequired">Whether the form cannot be sent without it.</param>
/// <param name="IsCode">Whether the form sets the text as code itself.</param>
/// <param name="Gives">What of a diagnosis belongs into it; empty if only the person can tell.</param>
public sealed record IssueField(string? Id, string Label, string Type, bool IsRequired, bool IsCode, IReadOnlyList<IssueContentKind> Gives)
{
    /// <summary>Whether an address can fill it.</summary>
    public bool CanBeFilled => Id is not null && Gives.Count > 0 && Type is "textarea" or "input";
}
