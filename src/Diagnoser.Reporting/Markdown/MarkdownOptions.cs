using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Markdown;

/// <summary>How a report is written as Markdown.</summary>
public sealed record MarkdownOptions
{
    /// <summary>The language of the fixed words.</summary>
    public ReportLanguage Language { get; init; }

    /// <summary>What the person has tried already: numbers of the report's fixes, or words.</summary>
    public IReadOnlyList<string> Tried { get; init; } = [];

    /// <summary>Whether the report's data stands in a comment at the end, so that a program can read the report back.</summary>
    public bool IncludeData { get; init; } = true;
}
