namespace Diagnoser.Reporting.Issues;

/// <summary>How a project wants to be told of failures.</summary>
public sealed record IssueForm
{
    /// <summary>The repositories, as owner/name; several if one was renamed.</summary>
    public required IReadOnlyList<string> Repositories { get; init; }

    /// <summary>The form's file in .github/ISSUE_TEMPLATE; null if the project has none.</summary>
    public string? Template { get; init; }

    /// <summary>What the project puts before every title.</summary>
    public string TitlePrefix { get; init; } = "";

    /// <summary>Whether an issue can be opened without the form.</summary>
    public bool AllowsBlank { get; init; } = true;

    /// <summary>The form's fields in their order.</summary>
    public IReadOnlyList<IssueField> Fields { get; init; } = [];

    /// <summary>Whether an address can fill fields of the form.</summary>
    public bool HasNamedFields => Fields.Any(known => known.CanBeFilled);

    /// <summary>Whether the template is plain Markdown, whose text an address replaces as a whole.</summary>
    public bool IsPlainMarkdown => Template?.EndsWith(".md", StringComparison.OrdinalIgnoreCase) == true;
}
