using System.Globalization;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Machine;

namespace Diagnoser.Collectors.Gpu;

/// <summary>NVIDIA GPUs: through NVML if its library is there, else nvidia-smi, else what the kernel module says.</summary>
internal static class NvidiaGpus
{
    private static readonly string[] Tools =
        ["nvidia-smi", "/usr/lib/wsl/lib/nvidia-smi", "C:/Windows/System32/nvidia-smi.exe", "C:/Program Files/NVIDIA Corporation/NVSMI/nvidia-smi.exe"];

    public static async Task<int> CollectAsync(IMachine machine, FactSink sink, PciBus bus, CancellationToken cancellation)
    {
        NvidiaKernelModule? module = NvidiaKernelModule.Read(machine);
        NvidiaReading? reading = machine.ReadNvidiaLibrary();
        if (reading is not { Failure: null, Gpus.Count: > 0 })
        {
            reading = await NvidiaSmi.ReadAsync(machine, Tools, cancellation).ConfigureAwait(false) ?? reading;
        }

        if (module is not null)
        {
            sink.Add("driver.kernel-version", module.Version, NvidiaKernelModule.VersionFile);
        }

        int count = AddReading(sink, reading, module);
        AddState(sink, reading, module, bus, count);
        if (count > 1)
        {
            await NvidiaLinks.CollectAsync(machine, sink, cancellation).ConfigureAwait(false);
        }

        return count;
    }

    private static int AddReading(FactSink sink, NvidiaReading? reading, NvidiaKernelModule? module)
    {
        sink.Add("gpu.tool-error", reading?.Failure, reading?.Source ?? "");
        if (reading is { Gpus.Count: > 0 })
        {
            sink.Add("gpu.vendor", "nvidia", reading.Source);
            sink.Add("driver.version", reading.DriverVersion, reading.Source);
            sink.Add("cuda.driver", reading.CudaVersion, reading.Source);
            foreach (NvidiaGpu gpu in reading.Gpus)
            {
                AddGpu(sink, gpu with { Name = Complete(gpu, module) }, reading.Source);
            }

            AddTightest(sink, reading);

            return reading.Gpus.Count;
        }

        sink.Add("driver.version", reading?.DriverVersion ?? module?.Version, reading?.DriverVersion is null ? NvidiaKernelModule.VersionFile : reading.Source);
        if (module is { Gpus.Count: > 0 })
        {
            sink.Add("gpu.vendor", "nvidia", NvidiaKernelModule.GpuFolder);
            foreach (string name in module.Gpus)
            {
                sink.Add("gpu.name", GpuName.Shorten(name), NvidiaKernelModule.GpuFolder);
            }

            return module.Gpus.Count;
        }

        return 0;
    }

    private static void AddGpu(FactSink sink, NvidiaGpu gpu, string source)
    {
        string name = GpuName.Shorten(gpu.Name);
        sink.Add("gpu.name", name, source);
        sink.Add("gpu.compute-capability", gpu.ComputeCapability, source);
        string memory = "";
        if (gpu.TotalBytes > 0)
        {
            sink.Add("gpu.memory.total", Quantities.ToGibibytes(gpu.TotalBytes), source);
            memory = ", " + Quantities.Describe(gpu.TotalBytes);
        }

        if (gpu.UsedBytes is { } used)
        {
            memory += $" of which {Quantities.Describe(used)} in use";
        }

        string number = gpu.Index.ToString(CultureInfo.InvariantCulture);
        sink.Add("gpu.list", $"{number}: {name}{memory}{(gpu.ComputeCapability is { } capability ? ", compute capability " + capability : "")}", source);
        if (gpu.UncorrectedErrors is > 0)
        {
            sink.Add("gpu.ecc.uncorrected", $"{gpu.UncorrectedErrors} on GPU {number}", source);
        }

        if (gpu.IsDivided == true)
        {
            sink.Add("gpu.mig", true, source);
        }

        foreach (string process in gpu.Processes)
        {
            sink.Add("gpu.processes", $"GPU {number}: {process}", source);
        }
    }

    /// <summary>The table cuts long names (<c>Tesla V100-SXM2-...</c>), which the kernel module has in full.</summary>
    private static string Complete(NvidiaGpu gpu, NvidiaKernelModule? module)
    {
        if (!gpu.Name.EndsWith("...", StringComparison.Ordinal))
        {
            return gpu.Name;
        }

        string beginning = gpu.Name.TrimEnd('.');
        return module?.Gpus.FirstOrDefault(name => name.StartsWith(beginning, StringComparison.Ordinal) || GpuName.Shorten(name).StartsWith(GpuName.Shorten(beginning), StringComparison.Ordinal))
            ?? beginning.TrimEnd('-', ' ');
    }

    /// <summary>Of several GPUs, the fullest one decides what fails.</summary>
    private static void AddTightest(FactSink sink, NvidiaReading reading)
    {
        if (reading.Gpus.Where(gpu => gpu is { UsedBytes: not null, TotalBytes: > 0 }).MinBy(gpu => gpu.TotalBytes - gpu.UsedBytes!.Value) is { } fullest)
        {
            sink.Add("gpu.memory.used", Quantities.ToGibibytes(fullest.UsedBytes!.Value), reading.Source);
            sink.Add("gpu.memory.free-now", Quantities.ToGibibytes(fullest.TotalBytes - fullest.UsedBytes.Value), reading.Source);
        }
    }

    private static void AddState(FactSink sink, NvidiaReading? reading, NvidiaKernelModule? module, PciBus bus, int count)
    {
        string? state = reading?.Failure switch
        {
            null when reading is { Gpus.Count: > 0 } => "ok",
            { } failure when failure.Contains("version mismatch", StringComparison.OrdinalIgnoreCase) => "mismatch",
            { } failure when failure.Contains("No devices were found", StringComparison.OrdinalIgnoreCase) => "no-devices",
            { } failure when failure.Contains("communicate with the NVIDIA driver", StringComparison.OrdinalIgnoreCase)
                || failure.Contains("Driver Not Loaded", StringComparison.OrdinalIgnoreCase) => "not-loaded",
            not null => "error",
            null when reading is not null => "no-devices",
            null when bus.CountOf(PciBus.Nvidia) > 0 => module is null ? "missing" : "not-loaded",
            _ => null,
        };
        sink.Add("driver.state", state, reading?.Source ?? "/sys/bus/pci/devices");
        if (count == 0 && bus.CountOf(PciBus.Nvidia) > 0)
        {
            sink.Add("gpu.vendor", "nvidia", "/sys/bus/pci/devices");
        }
    }
}
