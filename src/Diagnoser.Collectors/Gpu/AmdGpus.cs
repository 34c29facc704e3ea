using System.Globalization;
using System.Text.Json;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Machine;

namespace Diagnoser.Collectors.Gpu;

/// <summary>
/// AMD GPUs: rocm-smi's JSON for names, the kernel's own listing in /sys/class/kfd otherwise
/// (https://docs.kernel.org/gpu/amdgpu/; rocm-smi as printed in https://github.com/marimo-team/marimo/issues/9237).
/// </summary>
internal static class AmdGpus
{
    private const string Nodes = "/sys/class/kfd/kfd/topology/nodes";

    private static readonly string[] VersionParts = ["MAJOR", "MINOR", "PATCH"];

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static async Task<int> CollectAsync(IMachine machine, FactSink sink, PciBus bus, CancellationToken cancellation)
    {
        AddVersions(machine, sink);
        ToolResult tool = await machine.Tools
            .RunAsync(ToolCall.Of("rocm-smi", "--showproductname", "--showmeminfo", "vram", "--showdriverversion", "--json"), Limit, cancellation)
            .ConfigureAwait(false);
        List<AmdGpu> nodes = ReadNodes(machine);
        List<AmdGpu> cards = tool.Succeeded ? ReadCards(tool.Output, sink) : [];
        if (tool.Outcome is ToolOutcome.TimedOut or ToolOutcome.Failed || (tool.Outcome == ToolOutcome.Finished && tool.ExitCode != 0))
        {
            sink.Add("gpu.tool-error", tool.Outcome == ToolOutcome.TimedOut ? "rocm-smi did not answer in time" : tool.Error + tool.Output, "rocm-smi");
        }

        List<AmdGpu> gpus = cards.Count > 0
            ? [.. cards.Select((card, index) => card with { Architecture = card.Architecture ?? nodes.ElementAtOrDefault(index)?.Architecture })]
            : nodes;
        if (gpus.Count > 0)
        {
            sink.Add("gpu.vendor", "amd", cards.Count > 0 ? "rocm-smi" : Nodes);
        }
        else if (bus.CountOf(PciBus.Amd) > 0 && bus.CountOf(PciBus.Nvidia) == 0)
        {
            // A card without the compute driver: ROCm cannot use it as things stand.
            sink.Add("gpu.vendor", "amd", "/sys/bus/pci/devices");
            sink.Add("driver.state", machine.Files.FileExists("/dev/kfd") ? "error" : "missing", "/dev/kfd");
        }

        for (int index = 0; index < gpus.Count; index++)
        {
            AddGpu(sink, gpus[index], index, cards.Count > 0 ? "rocm-smi" : Nodes);
        }

        return gpus.Count;
    }

    private static void AddVersions(IMachine machine, FactSink sink)
    {
        foreach (string folder in new[] { machine.Variable("ROCM_PATH") ?? "/opt/rocm", "/opt/rocm" })
        {
            string file = MachinePath.Join(folder, ".info/version");
            if (machine.Files.ReadLine(file) is { } version)
            {
                // 6.2.4-109: the number behind the hyphen is the build.
                sink.Add("rocm.version", version.Split('-')[0], file);
                break;
            }
        }

        AddLibraries(machine, sink, machine.Variable("ROCM_PATH") ?? "/opt/rocm");
        const string module = "/sys/module/amdgpu/version";
        sink.Add("driver.version", machine.Files.ReadLine(module), module);
    }

    private static void AddLibraries(IMachine machine, FactSink sink, string folder)
    {
        // HIP_VERSION_MAJOR=6 and so on, a line each.
        string hip = MachinePath.Join(folder, "share/hip/version");
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (string line in (machine.Files.ReadText(hip, 4096) ?? "").Split('\n', StringSplitOptions.TrimEntries))
        {
            string[] pair = line.Split('=', 2);
            values[pair[0]] = pair[^1];
        }

        if (values.TryGetValue("HIP_VERSION_MAJOR", out string? major))
        {
            sink.Add("hip.version", $"{major}.{values.GetValueOrDefault("HIP_VERSION_MINOR", "0")}.{values.GetValueOrDefault("HIP_VERSION_PATCH", "0")}", hip);
        }

        // #define MIOPEN_VERSION_MAJOR 3
        string header = MachinePath.Join(folder, "include/miopen/version.h");
        string text = machine.Files.ReadText(header, 16 * 1024) ?? "";
        string[] numbers = [.. VersionParts.Select(part => NumberAfter(text, $"MIOPEN_VERSION_{part} "))];
        sink.Add("miopen.version", numbers[0].Length > 0 ? string.Join('.', numbers) : null, header);
    }

    private static string NumberAfter(string text, string label)
    {
        int at = text.IndexOf(label, StringComparison.Ordinal);
        ReadOnlySpan<char> rest = at < 0 ? [] : text.AsSpan(at + label.Length);
        int end = rest.IndexOfAnyExceptInRange('0', '9');
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    private static void AddGpu(FactSink sink, AmdGpu gpu, int index, string source)
    {
        string? name = gpu.Name is null ? null : GpuName.Shorten(gpu.Name);
        sink.Add("gpu.name", name, source);
        sink.Add("gpu.compute-capability", gpu.Architecture, source);
        if (gpu.TotalBytes > 0)
        {
            sink.Add("gpu.memory.total", Quantities.ToGibibytes(gpu.TotalBytes), source);
        }

        if (gpu.UsedBytes is { } used && gpu.TotalBytes > 0 && index == 0)
        {
            sink.Add("gpu.memory.used", Quantities.ToGibibytes(used), source);
            sink.Add("gpu.memory.free-now", Quantities.ToGibibytes(gpu.TotalBytes - used), source);
        }

        string number = index.ToString(CultureInfo.InvariantCulture);
        sink.Add("gpu.list", $"{number}: {name ?? "AMD GPU"}, {Quantities.Describe(gpu.TotalBytes)}{(gpu.Architecture is null ? "" : ", " + gpu.Architecture)}", source);
    }

    private static List<AmdGpu> ReadCards(string output, FactSink sink)
    {
        int start = output.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
        {
            return [];
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(output[start..]);
            List<AmdGpu> gpus = [];
            foreach (JsonProperty card in document.RootElement.EnumerateObject())
            {
                if (card.Name.StartsWith("card", StringComparison.Ordinal) && card.Value.ValueKind == JsonValueKind.Object)
                {
                    gpus.Add(new AmdGpu(
                        Text(card.Value, "Card Series") ?? Text(card.Value, "Card series") ?? Text(card.Value, "Device Name"),
                        Text(card.Value, "GFX Version"),
                        Number(Text(card.Value, "VRAM Total Memory (B)")) ?? 0,
                        Number(Text(card.Value, "VRAM Total Used Memory (B)"))));
                }
                else if (card.Name == "system" && card.Value.ValueKind == JsonValueKind.Object)
                {
                    sink.Add("driver.version", Text(card.Value, "Driver version"), "rocm-smi");
                }
            }

            return gpus;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static List<AmdGpu> ReadNodes(IMachine machine)
    {
        List<AmdGpu> gpus = [];
        foreach (string node in machine.Files.List(Nodes, 256).Directories)
        {
            string folder = MachinePath.Join(Nodes, node);
            string properties = machine.Files.ReadText(MachinePath.Join(folder, "properties"), 64 * 1024) ?? "";
            long target = Property(properties, "gfx_target_version");

            // Processors are nodes too; they have no target.
            if (target > 0)
            {
                long bytes = Property(machine.Files.ReadText(MachinePath.Join(folder, "mem_banks/0/properties"), 4096) ?? "", "size_in_bytes");
                gpus.Add(new AmdGpu(null, Architecture(target), bytes, null));
            }
        }

        return gpus;
    }

    /// <summary>110000 is gfx1100, 90010 gfx90a: two digits each for major, minor and stepping, the last in hexadecimal.</summary>
    internal static string Architecture(long target) =>
        string.Create(CultureInfo.InvariantCulture, $"gfx{target / 10000}{target / 100 % 100}{target % 100:x}");

    private static long Property(string properties, string name)
    {
        foreach (ReadOnlySpan<char> line in properties.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(name, StringComparison.Ordinal) && line.Length > name.Length && line[name.Length] == ' '
                && long.TryParse(line[name.Length..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long value))
            {
                return value;
            }
        }

        return 0;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text != "N/A" ? text : null;

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;

    private sealed record AmdGpu(string? Name, string? Architecture, long TotalBytes, long? UsedBytes);
}
