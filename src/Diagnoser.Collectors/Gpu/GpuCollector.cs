using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Gpu;

/// <summary>GPUs and accelerators of every maker, their drivers and what runs on them.</summary>
internal sealed class GpuCollector : ICollector
{
    public string Name => "gpu";

    // nvidia-smi takes seconds where the driver is loaded on demand.
    public TimeSpan Limit => TimeSpan.FromSeconds(12);

    public async Task CollectAsync(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation)
    {
        PciBus bus = PciBus.Read(machine);
        int found = 0;
        if (machine.System.Kind == OperatingSystemKind.MacOS)
        {
            found = await AppleGpus.CollectAsync(machine, sink, cancellation).ConfigureAwait(false);
        }
        else
        {
            found += await NvidiaGpus.CollectAsync(machine, sink, bus, cancellation).ConfigureAwait(false);
            if (machine.System.Kind == OperatingSystemKind.Linux)
            {
                found += await AmdGpus.CollectAsync(machine, sink, bus, cancellation).ConfigureAwait(false);
                found += await AscendNpus.CollectAsync(machine, sink, cancellation).ConfigureAwait(false);
                found += await IntelGpus.CollectAsync(machine, sink, bus, found, cancellation).ConfigureAwait(false);
            }
        }

        bus.AddFacts(sink);
        sink.Add("gpu.count", found, "all GPU tools");
        // A driver that answers with an error is a driver for something.
        bool broken = sink.Facts.Any(fact => fact is { Key: "driver.state", Value: "mismatch" or "error" or "not-loaded" });
        if (found == 0 && !bus.HasAccelerator && !broken)
        {
            sink.Add("gpu.vendor", "none", "all GPU tools");
        }
    }
}
