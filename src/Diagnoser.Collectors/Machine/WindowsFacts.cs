using System.Globalization;
using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Machine;

/// <summary>What Windows says of itself without a program being started.</summary>
internal static class WindowsFacts
{
    private const int FirstBuildOfEleven = 22000;

    public static void Collect(IMachine machine, FactSink sink)
    {
        sink.Add("os.family", "windows", "system");
        string[] numbers = machine.System.Version.Split('.');
        bool hasBuild = int.TryParse(numbers.ElementAtOrDefault(2), NumberStyles.None, CultureInfo.InvariantCulture, out int build);

        // Windows 11 still calls itself 10.0; its builds start at 22000.
        string release = hasBuild && build >= FirstBuildOfEleven ? "11" : numbers[0];
        sink.Add("os.name", $"Windows {release} (build {machine.System.Version})", "system");
        sink.Add("os.version", release, "system");
        sink.Add("os.kernel", machine.System.Version, "system");
        sink.Add("os.wsl", false, "system");
        sink.Add("cpu.name", machine.Variable("PROCESSOR_IDENTIFIER"), "PROCESSOR_IDENTIFIER");
        sink.Add("cpu.cores", machine.System.Processors, "system");
        sink.Add("cpu.features", string.Join(' ', machine.System.ProcessorFeatures), "system");
        if (machine.System.MemoryBytes > 0)
        {
            sink.Add("memory.total", Quantities.ToGibibytes(machine.System.MemoryBytes), "system");
        }
    }
}
