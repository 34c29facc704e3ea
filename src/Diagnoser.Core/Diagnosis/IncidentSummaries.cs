using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Diagnosis;

/// <summary>Draws the report's incident from what was read.</summary>
internal static class IncidentSummaries
{
    private const int MostLines = 40;

    /// <summary>The name of a kind in the JSON report: the enum's name in camel case.</summary>
    public static string KindName(IncidentKind kind)
    {
        string name = kind.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static IncidentSummary? Of(Incident? incident)
    {
        if (incident is null)
        {
            return null;
        }

        StackFrame? frame = incident.FailingFrame;
        // The end of a trace tells more than its beginning.
        ExcerptLine[] excerpt = [.. incident.Excerpt.TakeLast(MostLines)];
        long[] numbers = new long[excerpt.Length];
        for (int index = 0; index < numbers.Length; index++)
        {
            numbers[index] = excerpt[index].Number;
        }

        return new IncidentSummary(
            KindName(incident.Kind),
            incident.Exception,
            incident.Message,
            frame?.Library,
            frame?.File,
            frame?.Line,
            frame?.Function,
            incident.ExitCode,
            incident.Signal,
            [.. excerpt.Select(line => line.Text)],
            numbers,
            incident.Worker,
            incident.Occurrences);
    }
}
