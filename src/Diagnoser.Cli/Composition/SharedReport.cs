using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Privacy;

namespace Diagnoser.Cli.Composition;

/// <summary>A report in the form in which it may leave this machine.</summary>
internal static class SharedReport
{
    /// <summary>Masks secrets, names and addresses, this machine's own among them.</summary>
    public static DiagnosisReport Redact(DiagnosisReport report)
    {
        Redactor redactor = new(new RedactionOptions
        {
            HostName = Environment.MachineName,
            UserName = Environment.UserName,
            HomeFolder = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
        });
        return ReportRedaction.Redact(report, redactor);
    }
}
