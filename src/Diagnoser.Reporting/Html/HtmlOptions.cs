using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Html;

/// <summary>How a report is written as HTML.</summary>
public sealed record HtmlOptions
{
    /// <summary>The language of the fixed words.</summary>
    public ReportLanguage Language { get; init; }

    /// <summary>What the person has tried already: numbers of the report's fixes, or words.</summary>
    public IReadOnlyList<string> Tried { get; init; } = [];
}
