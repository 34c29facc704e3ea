using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Cli.History;

/// <summary>One line of the history: what was looked at, when, and what came of it. Everything in it is redacted.</summary>
internal sealed record HistoryEntry
{
    /// <summary>Its name: the time in UTC, <c>20261127-183042</c>, with a number behind it if there are two in a second.</summary>
    public string Id { get; init; } = "";

    /// <summary>When it was saved.</summary>
    public DateTimeOffset Date { get; init; }

    /// <summary>The command of llmdiag: <c>run</c>, <c>explain</c>, <c>check</c>, or <c>llmdiag</c> alone.</summary>
    public required string Via { get; init; }

    /// <summary>The command that was run or the file that was read; null if there is none.</summary>
    public string? Subject { get; init; }

    /// <summary>The exit code of the command that was run; null if none was.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The verdict in lower case; null for a good run, which has no diagnosis.</summary>
    public string? Verdict { get; init; }

    /// <summary>The code of the likeliest cause; null where there is no diagnosis or nothing was found wrong.</summary>
    public string? Cause { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required string Title { get; init; }

    /// <summary>Whether nothing was found wrong.</summary>
    public bool IsGood { get; init; }

    /// <summary>The facts where there is no report; otherwise empty.</summary>
    public IReadOnlyList<ReportedFact> Facts { get; init; } = [];

    /// <summary>The report; null for a good run, and in a list.</summary>
    public DiagnosisReport? Report { get; init; }
}
