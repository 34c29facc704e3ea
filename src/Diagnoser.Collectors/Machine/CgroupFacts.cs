using System.Globalization;
using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Machine;

/// <summary>The limits that a container or a Slurm job sets, of both versions of control groups.</summary>
internal static class CgroupFacts
{
    public static void Collect(IMachine machine, FactSink sink)
    {
        long? tightest = null;
        string source = "";
        foreach (string file in Candidates(machine))
        {
            string? text = machine.Files.ReadLine(file);

            // No limit is "max" in version 2 and a number near 2^63 in version 1.
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) && bytes < 1L << 50 && (tightest is null || bytes < tightest))
            {
                tightest = bytes;
                source = file;
            }
        }

        if (tightest is { } limit)
        {
            sink.Add("memory.limit", Quantities.ToGibibytes(limit), source);
        }

        string? processors = machine.Files.ReadLine("/sys/fs/cgroup/cpu.max");
        if (processors?.Split(' ') is [var quota, var period]
            && double.TryParse(quota, NumberStyles.None, CultureInfo.InvariantCulture, out double share)
            && double.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out double of) && of > 0)
        {
            sink.Add("cpu.limit", share / of, "/sys/fs/cgroup/cpu.max");
        }
    }

    private static IEnumerable<string> Candidates(IMachine machine)
    {
        yield return "/sys/fs/cgroup/memory.max";
        yield return "/sys/fs/cgroup/memory/memory.limit_in_bytes";

        // Outside a container the limit stands at the process's own group or at one above it.
        string groups = machine.Files.ReadText("/proc/self/cgroup", 16 * 1024) ?? "";
        foreach (string line in groups.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split(':', 3);
            if (parts is not [_, var controllers, var path] || path.Contains("..", StringComparison.Ordinal))
            {
                continue;
            }

            bool second = controllers.Length == 0;
            if (second || controllers.Split(',').Contains("memory"))
            {
                for (string at = path; at.Length > 1; at = MachinePath.Parent(at))
                {
                    yield return second ? $"/sys/fs/cgroup{at}/memory.max" : $"/sys/fs/cgroup/memory{at}/memory.limit_in_bytes";
                }
            }
        }
    }
}
