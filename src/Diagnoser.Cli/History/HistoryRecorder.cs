using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;
using Diagnoser.Core.Privacy;

namespace Diagnoser.Cli.History;

/// <summary>Adds to the history. Everything is redacted first, and nothing that goes wrong here is anybody's concern: the history is an extra.</summary>
internal static class HistoryRecorder
{
    /// <summary>Saves a diagnosis of this machine.</summary>
    /// <param name="via">The command of llmdiag.</param>
    /// <param name="subject">The command that was run or the file that was read; null if there is none.</param>
    /// <param name="report">The report, not yet redacted.</param>
    /// <param name="exitCode">The exit code of the command that was run; null if none was.</param>
    public static void Save(string via, string? subject, DiagnosisReport report, int? exitCode = null) => Try(store =>
    {
        DiagnosisReport redacted = SharedReport.Redact(report);
        bool isGood = report.Incident is null && report.Findings.Count == 0 && exitCode is null or 0;
        store.Save(new HistoryEntry
        {
            Via = via,
            Subject = subject is null ? null : NewRedactor().Redact(subject),
            ExitCode = exitCode,
            Verdict = isGood ? null : report.Verdict.ToString().ToLowerInvariant(),
            Cause = isGood || report.Verdict == Verdict.Unsure ? null : report.Causes[0].Code,
            Title = isGood ? "nothing found wrong" : redacted.Headline,
            IsGood = isGood,
            Report = redacted,
        });
    });

    /// <summary>Saves a run that went well: its facts alone.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="facts">The facts, as <see cref="Prepare"/> gives them.</param>
    public static void SaveGoodRun(string command, IReadOnlyList<ReportedFact> facts) => Try(store => store.Save(new HistoryEntry
    {
        Via = "run",
        Subject = NewRedactor().Redact(command),
        ExitCode = 0,
        Title = "ended well",
        IsGood = true,
        Facts = facts,
    }));

    /// <summary>Redacts facts for <see cref="SaveGoodRun"/>; done while the command runs, for it takes longer than the saving.</summary>
    public static IReadOnlyList<ReportedFact> Prepare(IReadOnlyList<Fact> facts) =>
        Redact([.. facts.Select(fact => new ReportedFact(fact.Key, fact.Value, fact.Source.ToString()))]);

    /// <summary>Redacts facts; what is redacted already stays as it is.</summary>
    public static IReadOnlyList<ReportedFact> Redact(IReadOnlyList<ReportedFact> facts)
    {
        Redactor redactor = NewRedactor();
        redactor.Learn(string.Join('\n', facts.Select(fact => $"{fact.Key}: {fact.Value}")));
        return [.. facts.Select(fact => fact with { Value = RedactValue(fact, redactor), Source = redactor.Redact(fact.Source) })];
    }

    /// <summary>
    /// Reads how secrets look and compiles what finds them, side by side with something that waits, so that <see cref="Save"/> takes less time afterwards.
    /// </summary>
    public static void GetReady() => Try(static _ => Redact([new ReportedFact("os.name", "Linux", "/etc/os-release")]));

    private static string RedactValue(ReportedFact fact, Redactor redactor)
    {
        string name = fact.Key + ": ";
        string masked = redactor.Redact(name + fact.Value);
        return masked.StartsWith(name, StringComparison.Ordinal) ? masked[name.Length..] : redactor.Redact(fact.Value);
    }

    private static Redactor NewRedactor() => SharedReport.CreateRedactor(OwnPatterns.ReadPersonal());

    private static void Try(Action<HistoryStore> save)
    {
        try
        {
            if (HistoryFolder.Open() is { } store)
            {
                save(store);
            }
        }
#pragma warning disable CA1031 // Whatever stands in the way of the history (a full disk, a read-only home), the answer has been given already.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Nothing to do.
        }
    }
}
