using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Privacy;

namespace Diagnoser.Cli.Composition;

/// <summary>A report in the form in which it may leave this machine.</summary>
internal static class SharedReport
{
    /// <summary>Masks secrets, names and addresses, this machine's own among them, and what the user's own patterns describe.</summary>
    public static DiagnosisReport Redact(DiagnosisReport report) => Redact(report, []);

    /// <summary>Masks the same with the whole text in mind.</summary>
    /// <param name="report">The report.</param>
    /// <param name="text">The text that it is about, in pieces.</param>
    public static DiagnosisReport Redact(DiagnosisReport report, IReadOnlyList<string> text)
    {
        Redactor redactor = CreateRedactor(OwnPatterns.ReadPersonal());
        foreach (string piece in text)
        {
            redactor.Learn(piece);
        }

        return ReportRedaction.Redact(report, redactor);
    }

    /// <summary>A redactor that knows this machine.</summary>
    /// <param name="patterns">The user's own patterns.</param>
    public static Redactor CreateRedactor(IReadOnlyList<RedactionPattern> patterns) => new(new RedactionOptions
    {
        HostName = Environment.MachineName,
        UserName = Environment.UserName,
        HomeFolder = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        Patterns = patterns,
    });
}
