namespace Diagnoser.Collectors.Gpu;

/// <summary>What the loaded kernel module says in /proc/driver/nvidia.</summary>
/// <param name="Version">The module's version; null if the line cannot be read.</param>
/// <param name="Gpus">The names of its GPUs.</param>
internal sealed record NvidiaKernelModule(string? Version, IReadOnlyList<string> Gpus)
{
    public const string VersionFile = "/proc/driver/nvidia/version";

    public const string GpuFolder = "/proc/driver/nvidia/gpus";

    public static NvidiaKernelModule? Read(IMachine machine)
    {
        if (machine.System.Kind != OperatingSystemKind.Linux || machine.Files.ReadText(VersionFile, 4096) is not { } text)
        {
            return null;
        }

        List<string> names = [];
        foreach (string slot in machine.Files.List(GpuFolder, 128).Directories)
        {
            string information = machine.Files.ReadText(MachinePath.Join(GpuFolder, slot, "information"), 4096) ?? "";
            foreach (ReadOnlySpan<char> line in information.AsSpan().EnumerateLines())
            {
                if (line.StartsWith("Model:", StringComparison.Ordinal))
                {
                    names.Add(line["Model:".Length..].Trim().ToString());
                }
            }
        }

        return new NvidiaKernelModule(VersionIn(text), names);
    }

    /// <summary>
    /// The version in <c>NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 ...</c>; open modules say
    /// <c>NVIDIA UNIX Open Kernel Module for x86_64  570.86.10  Release Build ...</c>.
    /// </summary>
    private static string? VersionIn(string text)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        string line = end < 0 ? text : text[..end];
        return Array.Find(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            word => word.Contains('.', StringComparison.Ordinal) && word.All(character => char.IsAsciiDigit(character) || character == '.'));
    }
}
