using System.Globalization;
using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Machine;

/// <summary>What macOS says of itself.</summary>
internal static class MacFacts
{
    public static async Task CollectAsync(IMachine machine, FactSink sink, CancellationToken cancellation)
    {
        TimeSpan limit = TimeSpan.FromSeconds(2);
        Task<ToolResult> versions = machine.Tools.RunAsync(ToolCall.Of("sw_vers"), limit, cancellation);
        Task<ToolResult> values = machine.Tools.RunAsync(
            ToolCall.Of("sysctl", "machdep.cpu.brand_string", "hw.memsize", "hw.optional.avx2_0", "vm.swapusage", "kern.osrelease"), limit, cancellation);
        sink.Add("os.family", "macos", "system");
        sink.Add("os.wsl", false, "system");
        Dictionary<string, string> system = Read((await versions.ConfigureAwait(false)).Output);
        string version = system.GetValueOrDefault("ProductVersion") ?? machine.System.Version;
        sink.Add("os.name", $"{system.GetValueOrDefault("ProductName") ?? "macOS"} {version}", "sw_vers");
        sink.Add("os.version", version, "sw_vers");
        Dictionary<string, string> kernel = Read((await values.ConfigureAwait(false)).Output);
        sink.Add("os.kernel", kernel.GetValueOrDefault("kern.osrelease"), "sysctl");
        sink.Add("cpu.name", kernel.GetValueOrDefault("machdep.cpu.brand_string"), "sysctl");
        sink.Add("cpu.cores", machine.System.Processors, "system");
        sink.Add("cpu.features", string.Join(' ', machine.System.ProcessorFeatures), "system");
        long memory = long.TryParse(kernel.GetValueOrDefault("hw.memsize"), NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : machine.System.MemoryBytes;
        if (memory > 0)
        {
            sink.Add("memory.total", Quantities.ToGibibytes(memory), "sysctl");
        }
    }

    /// <summary>Reads lines of the form <c>ProductVersion:  14.5</c>.</summary>
    internal static Dictionary<string, string> Read(string output)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (ReadOnlySpan<char> line in output.AsSpan().EnumerateLines())
        {
            int colon = line.IndexOf(':');
            if (colon > 0)
            {
                values[line[..colon].Trim().ToString()] = line[(colon + 1)..].Trim().ToString();
            }
        }

        return values;
    }
}
