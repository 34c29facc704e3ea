using System.Globalization;

namespace Diagnoser.Collectors.Gpu;

/// <summary>
/// Reads the table that nvidia-smi prints without arguments. Its widths change with the driver's age, so cells are found by the bars:
/// <code>
/// | NVIDIA-SMI 535.86.10              Driver Version: 535.86.10    CUDA Version: 12.2     |
/// |   0  NVIDIA A800-SXM4-80GB          On  | 00000000:27:00.0 Off |                    0 |
/// | N/A   49C    P0             125W / 400W |  34447MiB / 81920MiB |     72%      Default |
/// |    0   N/A  N/A      2214      C   python                                   34444MiB |
/// </code>
/// </summary>
internal static class NvidiaSmiTable
{
    public static NvidiaReading Parse(string output)
    {
        string? driver = null;
        string? cuda = null;
        List<NvidiaGpu> gpus = [];
        Dictionary<int, List<string>> processes = [];
        bool inProcesses = false;
        foreach (string line in output.Split('\n', StringSplitOptions.TrimEntries))
        {
            driver ??= After(line, "Driver Version:");
            cuda ??= After(line, "CUDA Version:");
            inProcesses |= line.Contains("Processes:", StringComparison.Ordinal);
            if (line.Length < 2 || line[0] != '|')
            {
                continue;
            }

            string[] cells = line[1..].Split('|', StringSplitOptions.TrimEntries);
            if (inProcesses)
            {
                AddProcess(processes, cells[0]);
            }
            else if (cells.Length >= 3 && ReadName(cells) is { } gpu && !gpus.Exists(other => other.Index == gpu.Index))
            {
                gpus.Add(gpu);
            }
            else if (cells.Length >= 3 && gpus is [.., var last] && last.TotalBytes == 0 && ReadMemory(cells[1]) is var (used, total))
            {
                gpus[^1] = last with { UsedBytes = used, TotalBytes = total };
            }
        }

        return new NvidiaReading
        {
            Source = "nvidia-smi",
            DriverVersion = driver == "N/A" ? null : driver,
            CudaVersion = cuda is null || cuda.StartsWith("ERR", StringComparison.Ordinal) || cuda == "N/A" ? null : cuda,
            Gpus = [.. gpus.Select(gpu => gpu with { Processes = processes.GetValueOrDefault(gpu.Index, []) })],
        };
    }

    private static string? After(string line, string label)
    {
        int at = line.IndexOf(label, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        string rest = line[(at + label.Length)..].TrimStart();
        int end = rest.IndexOfAny([' ', '|']);
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Reads the upper line of a GPU: its number, its name, and in the second cell its place on the bus, which a Jetson's has not.</summary>
    private static NvidiaGpu? ReadName(string[] cells)
    {
        int space = cells[0].IndexOf(' ', StringComparison.Ordinal);
        if (space <= 0
            || !int.TryParse(cells[0].AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            || (cells[1].Count(character => character == ':') < 2 && !cells[1].StartsWith("N/A", StringComparison.Ordinal)))
        {
            return null;
        }

        // Behind the name stands the persistence mode, or under Windows the driver's model.
        string name = cells[0][space..].Trim();
        int last = name.LastIndexOf(' ');
        name = last > 0 && name[(last + 1)..] is "On" or "Off" or "WDDM" or "TCC" or "MCDM" or "N/A" ? name[..last].TrimEnd() : name;
        return new NvidiaGpu
        {
            Index = index,
            Name = name,
            UncorrectedErrors = long.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out long errors) ? errors : null,
        };
    }

    private static (long Used, long Total)? ReadMemory(string cell)
    {
        string[] parts = cell.Split('/', StringSplitOptions.TrimEntries);
        return parts is [var used, var total] && Mebibytes(used) is { } usedBytes && Mebibytes(total) is { } totalBytes ? (usedBytes, totalBytes) : null;
    }

    private static long? Mebibytes(string text) =>
        text.EndsWith("MiB", StringComparison.Ordinal) && long.TryParse(text.AsSpan(0, text.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value < 1L << 30
            ? value * 1024 * 1024
            : null;

    private static void AddProcess(Dictionary<int, List<string>> processes, string cell)
    {
        string[] words = cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        // GPU, instance, instance, process, type, name ..., memory; drivers before 450 leave the instances out.
        int at = words.Length >= 6 && words[1] is "N/A" or "0" or "1" or "2" or "3" or "7" or "9" ? 3 : 1;
        if (words.Length <= at + 2
            || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int gpu)
            || !int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return;
        }

        string memory = words[^1].EndsWith("MiB", StringComparison.Ordinal) ? $" ({words[^1][..^3]} MiB)" : "";
        int nameEnd = memory.Length > 0 || words[^1] == "N/A" ? words.Length - 1 : words.Length;
        string name = string.Join(' ', words[(at + 2)..Math.Max(at + 2, nameEnd)]);
        List<string> all = processes.TryGetValue(gpu, out List<string>? there) ? there : processes[gpu] = [];
        all.Add($"{words[at]} {MachinePath.Name(name)}{memory}");
    }
}
