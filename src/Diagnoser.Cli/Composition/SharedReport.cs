using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Privacy;

namespace Diagnoser.Cli.Composition;

/// <summary>A report in the form in which it may leave this machine.</summary>
internal static class SharedReport
{
    /// <summary>Masks secrets, names and addresses, this machine's own among them, and what the user's own patterns describe.</summary>
    public static DiagnosisReport Redact(DiagnosisReport report) => ReportRedaction.Redact(report, CreateRedactor(OwnPatterns.ReadPersonal()));

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
