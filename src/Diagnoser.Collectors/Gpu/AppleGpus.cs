using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Machine;

namespace Diagnoser.Collectors.Gpu;

/// <summary>Apple's GPUs, which share the host's memory.</summary>
internal static class AppleGpus
{
    public static async Task<int> CollectAsync(IMachine machine, FactSink sink, CancellationToken cancellation)
    {
        const string source = "system_profiler SPDisplaysDataType";
        ToolResult tool = await machine.Tools.RunAsync(ToolCall.Of("system_profiler", "SPDisplaysDataType"), TimeSpan.FromSeconds(6), cancellation).ConfigureAwait(false);
        Dictionary<string, string> values = MacFacts.Read(tool.Output);
        string? chip = values.GetValueOrDefault("Chipset Model");
        if (chip is null)
        {
            return 0;
        }

        bool apple = chip.StartsWith("Apple", StringComparison.Ordinal);
        string name = GpuName.Shorten(chip);
        string cores = values.TryGetValue("Total Number of Cores", out string? number) ? $", {number} cores" : "";
        sink.Add("gpu.vendor", apple ? "apple" : chip.StartsWith("Intel", StringComparison.Ordinal) ? "intel" : "amd", source);
        sink.Add("gpu.name", name, source);
        sink.Add("gpu.list", $"0: {name}{cores}", source);
        return 1;
    }
}
