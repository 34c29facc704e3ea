using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Terminal;

/// <summary>How a report is written to a terminal.</summary>
public sealed record TerminalOptions
{
    /// <summary>Whether everything is shown; otherwise what fits about one screen.</summary>
    public bool Verbose { get; init; }

    /// <summary>The language of the fixed words.</summary>
    public ReportLanguage Language { get; init; }
}
