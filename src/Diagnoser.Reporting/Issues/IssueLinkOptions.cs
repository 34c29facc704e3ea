using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Issues;

/// <summary>How a prefilled issue is written.</summary>
public sealed record IssueLinkOptions
{
    /// <summary>The language of the fixed words.</summary>
    public ReportLanguage Language { get; init; }

    /// <summary>What the person has tried already: numbers of the report's fixes, or words.</summary>
    public IReadOnlyList<string> Tried { get; init; } = [];
}
