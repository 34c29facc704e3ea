using System.Diagnostics;
using Diagnoser.Collectors.Gpu;

namespace Diagnoser.Cli.Running;

/// <summary>Looks at NVIDIA GPUs once a second while a command runs; does nothing where there is none.</summary>
internal static class GpuWatch
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    /// <summary>Watches until the command ends.</summary>
    /// <param name="memory">Takes the figures.</param>
    /// <param name="cancellation">Signals the end.</param>
    public static async Task WatchAsync(GpuMemory memory, CancellationToken cancellation)
    {
        using NvidiaMonitor? monitor = NvidiaMonitor.Open();
        if (monitor is null)
        {
            return;
        }

        long start = Stopwatch.GetTimestamp();
        using PeriodicTimer timer = new(s_interval);
        do
        {
            memory.Note(Stopwatch.GetElapsedTime(start), monitor.Read());
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }
}
