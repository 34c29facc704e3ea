using System.Globalization;
using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Gpu;

/// <summary>
/// Ascend NPUs, from the table of npu-smi, two lines a chip (as printed in https://github.com/Project-HAMi/HAMi-WebUI/issues/47):
/// <code>
/// | 0     910B4-1             | OK            | 91.3        33                0    / 0             |
/// | 0                         | 0000:xx:00.0  | 0           0    / 0          3197 / 65536         |
/// </code>
/// </summary>
internal static class AscendNpus
{
    private static readonly string[] VersionFiles =
    [
        "/usr/local/Ascend/ascend-toolkit/latest/version.cfg",
        "/usr/local/Ascend/ascend-toolkit/latest/aarch64-linux/ascend_toolkit_install.info",
        "/usr/local/Ascend/ascend-toolkit/latest/x86_64-linux/ascend_toolkit_install.info",
    ];

    public static async Task<int> CollectAsync(IMachine machine, FactSink sink, CancellationToken cancellation)
    {
        AddToolkit(machine, sink);
        ToolResult tool = await machine.Tools.RunAsync(ToolCall.Of("npu-smi", "info"), TimeSpan.FromSeconds(6), cancellation).ConfigureAwait(false);
        if (tool.Outcome == ToolOutcome.Missing)
        {
            return 0;
        }

        int count = Parse(tool.Output, sink);
        if (count == 0)
        {
            sink.Add("gpu.tool-error", tool.Outcome == ToolOutcome.TimedOut ? "npu-smi did not answer in time" : tool.Output + tool.Error, "npu-smi info");
        }

        return count;
    }

    private static void AddToolkit(IMachine machine, FactSink sink)
    {
        string? home = machine.Variable("ASCEND_TOOLKIT_HOME");
        IEnumerable<string> files = home is null ? VersionFiles : VersionFiles.Prepend(MachinePath.Join(home, "version.cfg"));
        foreach (string file in files)
        {
            foreach (string line in (machine.Files.ReadText(file, 16 * 1024) ?? "").Split('\n', StringSplitOptions.TrimEntries))
            {
                // "version=8.0.RC2" or "toolkit_installed_version=[8.0.RC2:CANN-8.0]" or "Version=..."
                int equals = line.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0 && line[..equals].EndsWith("version", StringComparison.OrdinalIgnoreCase) && line[(equals + 1)..].Trim('[', ']', ' ') is { Length: > 0 } value)
                {
                    sink.Add("cann.version", value.Split(':')[0], file);
                    return;
                }
            }
        }
    }

    private static int Parse(string output, FactSink sink)
    {
        const string source = "npu-smi info";
        int count = 0;
        string? name = null;
        string health = "";
        foreach (string line in output.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Contains("Version:", StringComparison.Ordinal) && line.Contains("npu-smi", StringComparison.Ordinal))
            {
                string version = line[(line.IndexOf("Version:", StringComparison.Ordinal) + 8)..].Trim(' ', '|');
                sink.Add("driver.version", version, source);
            }

            string[] cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length != 3 || !line.StartsWith('|') || line.Contains("Process", StringComparison.Ordinal))
            {
                continue;
            }

            string[] first = cells[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (cells[1].Contains(':', StringComparison.Ordinal) && name is not null && Memory(cells[2]) is var (used, total))
            {
                AddChip(sink, source, count++, name, health, used, total);
                name = null;
            }
            else if (first.Length >= 2 && char.IsAsciiDigit(first[0][0]) && !cells[1].Contains(':', StringComparison.Ordinal))
            {
                (name, health) = (GpuName.Shorten(first[1]), cells[1]);
            }
        }

        return count;
    }

    private static void AddChip(FactSink sink, string source, int index, string name, string health, long used, long total)
    {
        sink.Add("gpu.vendor", "ascend", source);
        sink.Add("gpu.name", name, source);
        sink.Add("gpu.memory.total", total / 1024.0, source);
        if (index == 0)
        {
            sink.Add("gpu.memory.used", used / 1024.0, source);
            sink.Add("gpu.memory.free-now", (total - used) / 1024.0, source);
        }

        sink.Add("gpu.list", string.Create(CultureInfo.InvariantCulture, $"{index}: {name}, {total / 1024} GiB of which {used / 1024.0:0.#} GiB in use, {health}"), source);
    }

    /// <summary>The last pair of <c>0   0 / 0   3197 / 65536</c>: HBM in use and in all, MiB.</summary>
    private static (long Used, long Total)? Memory(string cell)
    {
        string[] words = cell.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 2
            && long.TryParse(words[^2], NumberStyles.None, CultureInfo.InvariantCulture, out long used)
            && long.TryParse(words[^1], NumberStyles.None, CultureInfo.InvariantCulture, out long total)
            && total is > 0 and < 1L << 30
            ? (used, total)
            : null;
    }
}
