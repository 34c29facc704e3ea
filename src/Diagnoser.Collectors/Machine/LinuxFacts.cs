using System.Globalization;
using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Machine;

/// <summary>What /proc, /sys and /etc of a Linux say; WSL is one.</summary>
internal static class LinuxFacts
{
    private static readonly string[] FeaturesThatMatter =
        ["sse4_2", "avx", "f16c", "fma", "avx2", "avx512f", "avx512_vnni", "avx512_bf16", "avx_vnni", "amx_tile", "amx_bf16", "amx_int8", "neon", "asimd", "asimddp", "bf16", "i8mm", "sve"];

    public static async Task CollectAsync(IMachine machine, FactSink sink, CancellationToken cancellation)
    {
        sink.Add("os.family", "linux", "system");
        Dictionary<string, string> release = ReadRelease(machine);
        sink.Add("os.name", release.GetValueOrDefault("PRETTY_NAME"), "/etc/os-release");
        sink.Add("os.version", release.GetValueOrDefault("VERSION_ID"), "/etc/os-release");
        string kernel = machine.Files.ReadLine("/proc/sys/kernel/osrelease") ?? "";
        sink.Add("os.kernel", kernel, "/proc/sys/kernel/osrelease");
        AddWsl(sink, kernel);
        ContainerFacts.Collect(machine, sink);
        AddProcessor(machine, sink);
        AddMemory(machine, sink);
        AddLimits(machine, sink);
        AddBoard(machine, sink);
        ToolResult library = await machine.Tools.RunAsync(ToolCall.Of("getconf", "GNU_LIBC_VERSION"), TimeSpan.FromSeconds(1), cancellation).ConfigureAwait(false);
        if (library.Succeeded && library.Output.StartsWith("glibc ", StringComparison.Ordinal))
        {
            sink.Add("os.glibc", library.Output["glibc ".Length..], "getconf GNU_LIBC_VERSION");
        }
    }

    private static Dictionary<string, string> ReadRelease(IMachine machine)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        string text = machine.Files.ReadText("/etc/os-release") ?? machine.Files.ReadText("/usr/lib/os-release") ?? "";
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            int equals = line.IndexOf('=');
            if (equals > 0)
            {
                values[line[..equals].ToString()] = line[(equals + 1)..].Trim().Trim('"').ToString();
            }
        }

        return values;
    }

    private static void AddWsl(FactSink sink, string kernel)
    {
        // WSL 1 calls its kernel 4.4.0-19041-Microsoft, WSL 2 5.15.153.1-microsoft-standard-WSL2.
        bool wsl = kernel.Contains("microsoft", StringComparison.OrdinalIgnoreCase);
        sink.Add("os.wsl", wsl, "/proc/sys/kernel/osrelease");
        if (wsl)
        {
            sink.Add("os.wsl.version", kernel.Contains("WSL2", StringComparison.OrdinalIgnoreCase) || kernel.Contains("microsoft-standard", StringComparison.Ordinal) ? "2" : "1", "/proc/sys/kernel/osrelease");
        }
    }

    private static void AddProcessor(IMachine machine, FactSink sink)
    {
        const string source = "/proc/cpuinfo";

        // The first processor stands for all of them: 64 KiB hold it even with its hundreds of flags.
        string text = machine.Files.ReadText(source, 64 * 1024) ?? "";
        string? name = null;
        string? features = null;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            int colon = line.IndexOf(':');
            if (colon < 0)
            {
                continue;
            }

            ReadOnlySpan<char> key = line[..colon].Trim();
            ReadOnlySpan<char> value = line[(colon + 1)..].Trim();
            if (name is null && key is "model name" or "Model" or "Hardware")
            {
                name = value.ToString();
            }
            else if (features is null && key is "flags" or "Features")
            {
                HashSet<string> flags = [.. value.ToString().Split(' ')];
                features = string.Join(' ', FeaturesThatMatter.Where(flags.Contains));
            }
        }

        sink.Add("cpu.name", name, source);
        sink.Add("cpu.cores", machine.System.Processors, "system");
        sink.Add("cpu.features", features ?? string.Join(' ', machine.System.ProcessorFeatures), source);
    }

    private static void AddMemory(IMachine machine, FactSink sink)
    {
        const string source = "/proc/meminfo";
        string text = machine.Files.ReadText(source) ?? "";
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            int colon = line.IndexOf(':');
            string? key = colon < 0 ? null : line[..colon] switch
            {
                "MemTotal" => "memory.total",
                "MemAvailable" => "memory.available",
                "SwapTotal" => "memory.swap",
                _ => null,
            };
            ReadOnlySpan<char> value = line[(colon + 1)..].Trim();
            int end = value.IndexOf(' ');
            if (key is not null && long.TryParse(end < 0 ? value : value[..end], NumberStyles.None, CultureInfo.InvariantCulture, out long kibibytes))
            {
                sink.Add(key, kibibytes / Quantities.Mebibyte, source);
            }
        }

        if (machine.Files.SpaceAt("/dev/shm") is { } shared && machine.Files.DirectoryExists("/dev/shm"))
        {
            sink.Add("memory.shm", Quantities.ToMebibytes(shared.TotalBytes), "/dev/shm");
        }

        CgroupFacts.Collect(machine, sink);
    }

    private static void AddLimits(IMachine machine, FactSink sink)
    {
        const string source = "/proc/self/limits";
        string text = machine.Files.ReadText(source) ?? "";
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            foreach ((string label, string key) in new[] { ("Max open files", "limit.open-files"), ("Max locked memory", "limit.locked-memory"), ("Max processes", "limit.processes"), ("Max stack size", "limit.stack") })
            {
                if (line.StartsWith(label, StringComparison.Ordinal))
                {
                    ReadOnlySpan<char> soft = line[label.Length..].Trim();
                    int end = soft.IndexOf(' ');
                    sink.Add(key, (end < 0 ? soft : soft[..end]).ToString(), source);
                }
            }
        }
    }

    private static void AddBoard(IMachine machine, FactSink sink)
    {
        const string model = "/proc/device-tree/model";
        sink.Add("machine.board", machine.Files.ReadLine(model), model);
        const string jetson = "/etc/nv_tegra_release";
        if (machine.Files.ReadLine(jetson) is { } release)
        {
            // "# R35 (release), REVISION: 4.1, GCID: ..." is Jetson Linux 35.4.1.
            string[] words = release.Split([' ', ',', '#', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
            int revision = Array.IndexOf(words, "REVISION:");
            if (words is [['R', ..], ..] && revision >= 0 && revision + 1 < words.Length)
            {
                sink.Add("jetson.version", words[0][1..] + "." + words[revision + 1], jetson);
            }
        }
    }
}
