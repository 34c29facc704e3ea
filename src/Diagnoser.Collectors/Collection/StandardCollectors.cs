using Diagnoser.Collectors.Cuda;
using Diagnoser.Collectors.Gpu;
using Diagnoser.Collectors.LogFiles;
using Diagnoser.Collectors.Machine;
using Diagnoser.Collectors.ModelFiles;
using Diagnoser.Collectors.Python;
using Diagnoser.Collectors.Runtimes;
using Diagnoser.Collectors.Variables;

namespace Diagnoser.Collectors.Collection;

/// <summary>The collectors of the tool, in the order in which their facts stand.</summary>
public static class StandardCollectors
{
    /// <summary>All of them. Those that need a wish of the user (<c>--probe</c>, <c>--model</c>) do nothing without it.</summary>
    public static IReadOnlyList<ICollector> All { get; } =
    [
        new MachineCollector(),
        new GpuCollector(),
        new PythonCollector(),
        new CudaCollector(),
        new VariableCollector(),
        new KernelLogCollector(),
        new LogFileCollector(),
        new ModelFilesCollector(),
        new RuntimeCollector(),
        new ProbeCollector(),
    ];
}
