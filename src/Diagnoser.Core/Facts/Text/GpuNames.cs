namespace Diagnoser.Core.Facts.Text;

/// <summary>Reads the names that tools print for GPUs and brings them to one form without the maker.</summary>
internal static class GpuNames
{
    private static readonly string[] Makers = ["NVIDIA Corporation ", "NVIDIA ", "Advanced Micro Devices, Inc. [AMD/ATI] ", "AMD ", "Intel(R) ", "Intel ", "Graphics Device ", "GeForce ", "Tesla ", "NVIDIA-", "Apple "];

    /// <summary>Reads a whole device name: <c>NVIDIA GeForce RTX 3060</c>, <c>Tesla V100-SXM2-32GB</c>, <c>AMD Instinct MI250X</c>.</summary>
    /// <param name="device">The name.</param>
    /// <param name="line">The 1-based line.</param>
    /// <param name="strength">How much it weighs.</param>
    /// <param name="facts">Receives name, vendor and, where the name says it, memory.</param>
    /// <returns>Whether it looks like a device.</returns>
    public static bool ReadDevice(ReadOnlySpan<char> device, long line, FactStrength strength, FactLedger facts)
    {
        device = TextScan.Unwrap(device);
        if (device.Length is < 2 or > 80 || device.Contains("N/A", StringComparison.Ordinal))
        {
            return false;
        }

        string? vendor = VendorOf(device);
        ReadOnlySpan<char> name = WithoutMaker(device);
        if (vendor is null || name.Length < 2)
        {
            return false;
        }

        bool cut = device.EndsWith("..", StringComparison.Ordinal) || name.EndsWith("…", StringComparison.Ordinal);
        facts.Add("gpu.vendor", vendor, line, strength);
        facts.Add("gpu.name", name.TrimEnd(".… "), line, cut ? FactStrength.Stated : strength);
        ReadMemoryOf(name, line, FactStrength.Hint, facts);
        return true;
    }

    /// <summary>A device's name without its maker and the maker's trade names.</summary>
    /// <param name="device">The name.</param>
    public static ReadOnlySpan<char> WithoutMaker(ReadOnlySpan<char> device)
    {
        bool again = true;
        while (again)
        {
            again = false;
            foreach (string maker in Makers)
            {
                if (device.StartsWith(maker, StringComparison.OrdinalIgnoreCase))
                {
                    device = device[maker.Length..].TrimStart();
                    again = true;
                }
            }
        }

        return device;
    }

    /// <summary>Who makes a device, judged by its name; null if nothing tells.</summary>
    /// <param name="device">The name.</param>
    public static string? VendorOf(ReadOnlySpan<char> device) =>
        TextScan.ContainsAny(device, ["NVIDIA", "GeForce", "Tesla", "Quadro", "RTX", "GTX", "TITAN", "A100", "A800", "H100", "H800", "H200", "H20", "V100", "L40", "B200", "GB200", "GH200", "Jetson", "Orin"]) ? "nvidia"
        : TextScan.ContainsAny(device, ["AMD", "Radeon", "Instinct", "gfx", "MI50", "MI60", "MI100", "MI210", "MI250", "MI300", "MI325", "MI308", "MI350", "MI355", "MI25"]) ? "amd"
        : TextScan.ContainsAny(device, ["Intel", "Gaudi", "Iris Xe"]) || TextScan.IndexOfWord(device, "Arc") >= 0 ? "intel"
        : TextScan.ContainsAny(device, ["Ascend", "昇腾", "910B", "910A", "310P", "910_"]) ? "ascend"
        : device.StartsWith("Apple", StringComparison.OrdinalIgnoreCase) ? "apple"
        : null;

    /// <summary>Reads the memory that a name carries: <c>A100-SXM4-80GB</c>, <c>RTX 4060 Ti 16GB</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="line">The 1-based line.</param>
    /// <param name="strength">How much it weighs.</param>
    /// <param name="facts">Receives the memory.</param>
    public static void ReadMemoryOf(ReadOnlySpan<char> name, long line, FactStrength strength, FactLedger facts)
    {
        foreach (Range range in name.SplitAny(" -_()"))
        {
            ReadOnlySpan<char> part = name[range];
            if (part.Length >= 3 && char.IsAsciiDigit(part[0]) && TextScan.TryReadSize(part, out double size, out int length) && length == part.Length && size is >= 1 and < 1024)
            {
                facts.Add("gpu.memory.total", TextScan.FormatSize(size), line, strength);
                return;
            }
        }
    }
}
