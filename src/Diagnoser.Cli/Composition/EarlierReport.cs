using System.Text.Json;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Json;
using Diagnoser.Reporting.Markdown;

namespace Diagnoser.Cli.Composition;

/// <summary>
/// A report of ours inside a text: an issue to which somebody attached one, or the report itself. Its diagnosis stands; to diagnose its words again
/// would take the advice in them for the failure.
/// </summary>
internal static class EarlierReport
{
    /// <summary>Finds a report.</summary>
    /// <param name="text">The text, as far as it was kept.</param>
    /// <returns>The last report in the text, or null if it has none.</returns>
    public static DiagnosisReport? Find(KeptText text)
    {
        IReadOnlyList<string> pieces = text.Pieces;
        return pieces.Count == 1 && FromJson(pieces[0]) is { } report ? report
            : MarkdownReport.TryReadBack(pieces[^1], out DiagnosisReport? written) ? written
            : null;
    }

    /// <summary>Tells on standard error that the answer is an earlier one.</summary>
    public static void Announce(Terminal terminal, DiagnosisReport report) =>
        terminal.Error.WriteLine($"This text holds a report of {report.Tool.Name} {report.Tool.Version}; what follows is that report's diagnosis.");

    private static DiagnosisReport? FromJson(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart();
        if (start.IsEmpty || start[0] != '{' || !text.Contains("\"schemaVersion\"", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonReport.Read(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
