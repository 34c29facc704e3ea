using System.Globalization;
using System.Text.Json;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Machine;

namespace Diagnoser.Collectors.Gpu;

/// <summary>Intel GPUs: those that xpu-smi lists; a display controller in a processor counts only where nothing else computes.</summary>
internal static class IntelGpus
{
    public static async Task<int> CollectAsync(IMachine machine, FactSink sink, PciBus bus, int others, CancellationToken cancellation)
    {
        ToolResult tool = await machine.Tools.RunAsync(ToolCall.Of("xpu-smi", "discovery", "-j"), TimeSpan.FromSeconds(5), cancellation).ConfigureAwait(false);
        int count = tool.Succeeded ? AddDevices(sink, tool.Output) : 0;
        if (count == 0 && others == 0 && bus.CountOf(PciBus.Intel) > 0 && bus.CountOf(PciBus.Nvidia) + bus.CountOf(PciBus.Amd) == 0)
        {
            sink.Add("gpu.vendor", "intel", "/sys/bus/pci/devices");
        }

        if (count > 0 || bus.CountOf(PciBus.Intel) > 0)
        {
            IntelRuntime.Collect(machine, sink);
        }

        return count;
    }

    private static int AddDevices(FactSink sink, string output)
    {
        int count = 0;
        try
        {
            using JsonDocument document = JsonDocument.Parse(output);
            if (!document.RootElement.TryGetProperty("device_list", out JsonElement devices))
            {
                return 0;
            }

            foreach (JsonElement device in devices.EnumerateArray())
            {
                string name = GpuName.Shorten(device.TryGetProperty("device_name", out JsonElement text) ? text.GetString() ?? "" : "Intel GPU");
                sink.Add("gpu.vendor", "intel", "xpu-smi");
                sink.Add("gpu.name", name, "xpu-smi");
                string memory = "";
                if (device.TryGetProperty("memory_physical_size_byte", out JsonElement size) && long.TryParse(size.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long bytes))
                {
                    sink.Add("gpu.memory.total", Quantities.ToGibibytes(bytes), "xpu-smi");
                    memory = ", " + Quantities.Describe(bytes);
                }

                sink.Add("gpu.list", $"{count}: {name}{memory}", "xpu-smi");
                count++;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            sink.Add("gpu.tool-error", "xpu-smi printed no JSON", "xpu-smi");
        }

        return count;
    }
}
