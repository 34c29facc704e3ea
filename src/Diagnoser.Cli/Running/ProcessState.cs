using System.Globalization;

namespace Diagnoser.Cli.Running;

/// <summary>A process as <c>/proc/PID/stat</c> of Linux shows it (proc_pid_stat(5)).</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name, at most 15 characters.</param>
/// <param name="State"><c>R</c> running, <c>S</c> sleeping, <c>D</c> waiting for a device, <c>T</c> stopped, <c>Z</c> ended and not yet waited for.</param>
/// <param name="Parent">The process that started it.</param>
/// <param name="MajorFaults">Pages that had to be read from disk.</param>
/// <param name="ProcessorTicks">Processor time so far, in hundredths of a second.</param>
/// <param name="Threads">Its threads.</param>
/// <param name="Start">When it started, in hundredths of a second since the system did; with the number it names a process for good.</param>
internal sealed record ProcessState(int Id, string Name, char State, int Parent, long MajorFaults, long ProcessorTicks, int Threads, long Start)
{
    /// <summary>Reads a process.</summary>
    /// <param name="folder">Where the kernel shows processes: <c>/proc</c>.</param>
    /// <param name="process">Its number.</param>
    /// <returns>Null if there is none.</returns>
    public static ProcessState? Read(string folder, int process)
    {
        try
        {
            return Parse(File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"{folder}/{process}/stat")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads the line. The name may hold spaces and parentheses, so the last parenthesis counts.</summary>
    internal static ProcessState? Parse(string line)
    {
        int open = line.IndexOf('(', StringComparison.Ordinal);
        int close = line.LastIndexOf(')');
        if (open < 1 || close < open || !int.TryParse(line.AsSpan(0, open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int id))
        {
            return null;
        }

        string[] fields = line[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 20
            ? null
            : new ProcessState(id, line[(open + 1)..close], fields[0][0], (int)Number(1), Number(9), Number(11) + Number(12), (int)Number(17), Number(19));

        long Number(int field) => long.TryParse(fields[field], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : 0;
    }
}
