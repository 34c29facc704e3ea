using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Machine;

/// <summary>What the kernel noted: processes killed for lack of memory, GPU errors (Xid), crashes.</summary>
internal sealed class KernelLogCollector : ICollector
{
    private const int LongestLog = 1024 * 1024;

    private static readonly string[] Files = ["/var/log/kern.log", "/var/log/syslog", "/var/log/messages"];

    public string Name => "kernel-log";

    public TimeSpan Limit => TimeSpan.FromSeconds(3);

    public async Task CollectAsync(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation)
    {
        if (machine.System.Kind != OperatingSystemKind.Linux)
        {
            return;
        }

        TimeSpan limit = TimeSpan.FromSeconds(2);
        ToolResult ring = await machine.Tools.RunAsync(ToolCall.Of("dmesg", "--notime"), limit, cancellation).ConfigureAwait(false);
        if (ring.Succeeded && Read(ring.Output, sink, "dmesg"))
        {
            return;
        }

        // Without privileges the ring buffer is closed, while the journal or the log files may be open to the user's group.
        foreach (string file in Files)
        {
            if (machine.Files.FileExists(file) && machine.Files.ReadTail(file, LongestLog) is { } text && Read(text, sink, file))
            {
                return;
            }
        }

        if (!ring.Succeeded)
        {
            ToolResult journal = await machine.Tools.RunAsync(ToolCall.Of("journalctl", "-k", "-n", "2000", "--no-pager", "-q", "-o", "cat"), limit, cancellation).ConfigureAwait(false);
            if (journal.Succeeded)
            {
                Read(journal.Output, sink, "journalctl -k");
            }
        }
    }

    /// <summary>Reads a log, its newest lines last. Returns whether it said anything of interest.</summary>
    internal static bool Read(string text, FactSink sink, string source)
    {
        string? killed = null;
        string? crashed = null;
        string? error = null;
        List<string> numbers = [];
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (line.Contains("NVRM: Xid", StringComparison.Ordinal))
            {
                // Xid 154 says what to do about the error before it, which is the one to know.
                error = error is not null && line.Contains("): 154,", StringComparison.Ordinal) ? error : line.ToString();
                Note(numbers, line);
            }
            else if (line.Contains("Out of memory: Kill", StringComparison.Ordinal) || line.Contains("Memory cgroup out of memory: Kill", StringComparison.Ordinal))
            {
                killed = line.ToString();
            }
            else if (line.Contains(" segfault at ", StringComparison.Ordinal) || line.Contains("traps: ", StringComparison.Ordinal))
            {
                crashed = line.ToString();
            }
        }

        sink.Add("kernel.oom", killed, source);
        sink.Add("gpu.xid.line", error, source);
        foreach (string number in numbers)
        {
            sink.Add("gpu.xid", number, source);
        }

        sink.Add("kernel.segfault", crashed, source);
        return killed is not null || error is not null || crashed is not null;
    }

    /// <summary>Takes the number of <c>NVRM: Xid (PCI:0000:1b:00): 79, pid=1234, ...</c>; the newest stands first.</summary>
    private static void Note(List<string> numbers, ReadOnlySpan<char> line)
    {
        int at = line.IndexOf("): ", StringComparison.Ordinal);
        ReadOnlySpan<char> rest = at < 0 ? [] : line[(at + 3)..];
        int end = rest.IndexOfAnyExceptInRange('0', '9');
        string number = (end < 0 ? rest : rest[..end]).ToString();
        if (number.Length is > 0 and < 6)
        {
            numbers.Remove(number);
            numbers.Insert(0, number);
        }
    }
}
