using System.Globalization;

namespace Diagnoser.Collectors.Gpu;

/// <summary>
/// Reads what the query of nvidia-smi prints, a line a GPU:
/// <c>0, NVIDIA A100-SXM4-80GB, 535.183.01, 81920, 1423, 8.0, 0, Disabled</c>. What a GPU lacks is <c>[N/A]</c> or <c>[Not Supported]</c>.
/// </summary>
internal static class NvidiaSmiQuery
{
    public static IReadOnlyList<NvidiaGpu> Parse(string output)
    {
        List<NvidiaGpu> gpus = [];
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] fields = line.Split(',', StringSplitOptions.TrimEntries);
            if (fields.Length >= 8 && int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            {
                gpus.Add(new NvidiaGpu
                {
                    Index = index,
                    Name = fields[1],
                    TotalBytes = Number(fields[3]) * 1024 * 1024 ?? 0,
                    UsedBytes = Number(fields[4]) * 1024 * 1024,
                    ComputeCapability = fields[5].Contains('.', StringComparison.Ordinal) ? fields[5] : null,
                    UncorrectedErrors = Number(fields[6]),
                    IsDivided = fields[7] switch { "Enabled" => true, "Disabled" => false, _ => null },
                });
            }
        }

        return gpus;
    }

    /// <summary>The driver's version in the first line.</summary>
    public static string? DriverIn(string output)
    {
        string[] fields = output.Split('\n', 2)[0].Split(',', StringSplitOptions.TrimEntries);
        return fields.Length >= 8 ? fields[2] : null;
    }

    private static long? Number(string field) =>
        long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value < 1L << 30 ? value : null;
}
