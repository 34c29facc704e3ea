using System.Globalization;
using System.Text;

namespace Diagnoser.Cli.Running.Unix;

/// <summary>
/// What the kernel has said since a moment, from /dev/kmsg: a record a read, <c>6,1234,56789012,-;message</c>, the third number being
/// microseconds since the system started (Documentation/ABI/testing/dev-kmsg).
/// </summary>
internal static unsafe class KernelMessages
{
    private const int LongestRecord = 8192;
    private const int MostRecords = 100_000;

    /// <summary>The moment now, on the clock of the kernel's messages.</summary>
    public static TimeSpan Now => TimeSpan.FromMilliseconds(Environment.TickCount64);

    /// <summary>Reads the messages that tell of killed or crashed processes and of GPU errors.</summary>
    /// <param name="since">The moment.</param>
    /// <returns>Null if this user may not read them.</returns>
    public static IReadOnlyList<string>? Read(TimeSpan since)
    {
        int log = OperatingSystem.IsLinux() ? Libc.Open("/dev/kmsg", Libc.NonBlocking) : -1;
        if (log < 0)
        {
            return null;
        }

        List<string> messages = [];
        byte* buffer = stackalloc byte[LongestRecord];
        for (int record = 0; record < MostRecords; record++)
        {
            nint length = Libc.Read(log, buffer, LongestRecord);
            if (length > 0)
            {
                string text = Encoding.UTF8.GetString(buffer, (int)length);
                if (MessageSince(text, since) is { } message && Tells(message))
                {
                    messages.Add(message);
                }
            }
            else if (length == 0 || Libc.LastError != Libc.Overwritten)
            {
                break;
            }
        }

        _ = Libc.Close(log);
        return messages;
    }

    internal static string? MessageSince(string record, TimeSpan since)
    {
        int start = record.IndexOf(';', StringComparison.Ordinal);
        string[] head = start < 0 ? [] : record[..start].Split(',');
        return head.Length >= 3 && long.TryParse(head[2], NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds) && microseconds >= since.TotalMicroseconds
            ? record[(start + 1)..].Split('\n')[0]
            : null;
    }

    private static bool Tells(string message) =>
        message.Contains("ut of memory: Kill", StringComparison.Ordinal)
        || message.Contains("oom-kill", StringComparison.Ordinal)
        || message.Contains(" segfault at ", StringComparison.Ordinal)
        || message.Contains("traps: ", StringComparison.Ordinal)
        || message.Contains("NVRM: ", StringComparison.Ordinal);
}
