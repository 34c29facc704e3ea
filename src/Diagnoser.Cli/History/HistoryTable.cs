using System.Globalization;

namespace Diagnoser.Cli.History;

/// <summary>The history as a person reads it.</summary>
internal static class HistoryTable
{
    private const int WidthOfId = 18;
    private const int WidthOfVerdict = 9;
    private const int WidthOfCause = 5;

    /// <summary>Writes a line or two an entry, newest first.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="zone">The time zone of the dates.</param>
    /// <param name="writer">Where to write.</param>
    public static void Write(IReadOnlyList<HistoryEntry> entries, TimeZoneInfo zone, TextWriter writer)
    {
        if (entries.Count == 0)
        {
            writer.WriteLine("The history is empty; 'llmdiag run', 'llmdiag', 'llmdiag check' and 'llmdiag explain --here' add to it.");
            return;
        }

        foreach (HistoryEntry entry in entries)
        {
            string date = TimeZoneInfo.ConvertTime(entry.Date, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            writer.WriteLine($"{entry.Id,-WidthOfId} {date}  {entry.Verdict ?? "good",-WidthOfVerdict} {entry.Cause ?? "",-WidthOfCause} {Line(entry)}".TrimEnd());
        }
    }

    /// <summary>What an entry is about and what came of it.</summary>
    public static string Line(HistoryEntry entry)
    {
        string subject = entry.Subject is { } text ? $" ({string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character))})" : "";
        string code = entry.ExitCode is > 0 ? string.Create(CultureInfo.InvariantCulture, $", exit code {entry.ExitCode}") : "";
        return $"{entry.Title}{subject}{code}";
    }
}
