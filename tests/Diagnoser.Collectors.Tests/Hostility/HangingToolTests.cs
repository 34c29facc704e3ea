using System.Diagnostics;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Gpu;
using Diagnoser.Collectors.Machines;
using Diagnoser.Core.Facts;

namespace Diagnoser.Collectors.Tests.Hostility;

/// <summary>A real program that hangs in the place of nvidia-smi.</summary>
public sealed class HangingToolTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("llmdiag-hanging-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_nvidia_smi_that_hangs_is_ended_and_becomes_a_fact()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string tool = Path.Combine(_folder.FullName, "nvidia-smi");
        await File.WriteAllTextAsync(tool, "#!/bin/sh\nsleep 600 &\nsleep 600\n");
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        long start = Stopwatch.GetTimestamp();

        CollectionResult result = await MachineCollection.RunAsync(new MachineWithPath($"{_folder.FullName}:/usr/bin:/bin"), [new GpuCollector()], CollectOptions.Default);

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        result.Facts.ValueOf("gpu.tool-error").ShouldBe("nvidia-smi did not answer in time");
        result.Facts.ValueOf("driver.state").ShouldBe("error");
    }

    /// <summary>This machine with another path, whose timers run twenty times as fast.</summary>
    private sealed class MachineWithPath : IMachine
    {
        private readonly LocalMachine _machine = new(TimeProvider.System);

        public MachineWithPath(string path)
        {
            Variables = new Dictionary<string, string> { ["PATH"] = path };
            Tools = new LocalTools(this);
        }

        public MachineSystem System => _machine.System;

        public IMachineFiles Files => _machine.Files;

        public IMachineTools Tools { get; }

        public IReadOnlyDictionary<string, string> Variables { get; }

        public TimeProvider Time { get; } = new FastTime();

        public NvidiaReading? ReadNvidiaLibrary() => null;
    }

    private sealed class FastTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime / 20, period);
    }
}
