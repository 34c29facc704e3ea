using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Machine;

/// <summary>The operating system, the processor, memory, limits and disks.</summary>
internal sealed class MachineCollector : ICollector
{
    public string Name => "machine";

    public TimeSpan Limit => TimeSpan.FromSeconds(3);

    public async Task CollectAsync(IMachine machine, FactSink sink, CollectOptions options, CancellationToken cancellation)
    {
        sink.Add("os.arch", machine.System.Architecture, "system");
        switch (machine.System.Kind)
        {
            case OperatingSystemKind.Windows:
                WindowsFacts.Collect(machine, sink);
                break;
            case OperatingSystemKind.MacOS:
                await MacFacts.CollectAsync(machine, sink, cancellation).ConfigureAwait(false);
                break;
            default:
                await LinuxFacts.CollectAsync(machine, sink, cancellation).ConfigureAwait(false);
                break;
        }

        DiskFacts.Collect(machine, sink, options);
    }
}
