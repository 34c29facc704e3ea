namespace Diagnoser.Core.Diagnosis;

/// <summary>The primary incident as the report shows it.</summary>
/// <param name="Kind">The kind, in camel case.</param>
/// <param name="Exception">The exception's type; null if there is none.</param>
/// <param name="Message">The message; null if there is none.</param>
/// <param name="Library">The library of the failing frame; null if not known.</param>
/// <param name="File">The file of the failing frame; null if not known.</param>
/// <param name="Line">The line in that file; null if not known.</param>
/// <param name="Function">The function of the failing frame; null if not known.</param>
/// <param name="ExitCode">The exit code; null if not known.</param>
/// <param name="Signal">The signal's name; null if there is none.</param>
/// <param name="Excerpt">The lines that show it.</param>
/// <param name="ExcerptLines">Their 1-based numbers in the input, one for each line of <paramref name="Excerpt"/>.</param>
/// <param name="Worker">The process that failed, where several write into one log; null if not known.</param>
/// <param name="Occurrences">How often it occurs in the input.</param>
public sealed record IncidentSummary(
    string Kind,
    string? Exception,
    string? Message,
    string? Library,
    string? File,
    int? Line,
    string? Function,
    int? ExitCode,
    string? Signal,
    IReadOnlyList<string> Excerpt,
    IReadOnlyList<long> ExcerptLines,
    string? Worker,
    long Occurrences);
