using System.Diagnostics;
using Diagnoser.Cli.Running.Unix;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;

namespace Diagnoser.Cli.Running;

/// <summary>One run of a command, from its start to its end, with all that watches it meanwhile.</summary>
internal sealed class CommandRun : IDisposable
{
    // The kernel stamps its messages with a clock of its own, which may be a little off.
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly RunChoices _choices;
    private readonly Action<HangSighting> _whenHung;
    private readonly CommandActivity _activity = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly GpuMemory _gpuMemory = new();
    private readonly OutOfMemoryCounter _outOfMemory = new("/");
    private readonly TimeSpan _kernelStart = KernelMessages.Now - s_clockTolerance;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly IRunningCommand _command;
    private readonly long? _killsBefore;
    private readonly MachineBaseline? _baseline;
    private bool _readKernel;
    private HangSighting? _hang;

    private CommandRun(RunChoices choices, Action<HangSighting> whenHung)
    {
        _choices = choices;
        _whenHung = whenHung;
        _command = OperatingSystem.IsWindows()
            ? PipedCommand.Start(choices.Command, Output, _activity)
            : UnixRunningCommand.Start(choices.Command, Output, _activity);

        // From here on the command runs, and nothing of what follows keeps it waiting.
        _killsBefore = OperatingSystem.IsLinux() ? _outOfMemory.Read() : null;
        _baseline = choices.ReadsMachine ? MachineBaseline.Start(choices.Command, _ended.Token) : null;
        _ = Task.Run(() => GpuWatch.WatchAsync(_gpuMemory, _ended.Token));
        if (choices.HangAfter is { } limit && HangWatch.IsPossible)
        {
            _ = Task.Run(() => new HangWatch(limit, _command.Process, _activity, _gpuMemory).WatchAsync(Hangs, _ended.Token));
        }
    }

    /// <summary>What the command printed.</summary>
    public OutputRecord Output { get; } = new();

    /// <summary>Ends when all output was passed on.</summary>
    public Task Drained => _command.Drained;

    /// <summary>The machine's facts at the start, redacted, if they were read completely; null if not.</summary>
    public IReadOnlyList<ReportedFact>? PreparedFacts => _baseline?.Prepared;

    /// <summary>Starts a command.</summary>
    /// <param name="choices">How.</param>
    /// <param name="whenHung">Told when it hangs.</param>
    /// <exception cref="CommandNotStartedException">It cannot be started.</exception>
    public static CommandRun Start(RunChoices choices, Action<HangSighting> whenHung) => new(choices, whenHung);

    /// <summary>Waits for the command's end, and then for its output as long as that is on its way.</summary>
    /// <param name="patience">How long to wait for output that a process left behind may still give.</param>
    public async Task<CommandEnd> WaitAsync(TimeSpan patience)
    {
        CommandEnd end = await _command.Ended;
        await Task.WhenAny(_command.Drained, Task.Delay(patience));
        return end;
    }

    /// <summary>What was seen of the command that has ended.</summary>
    public RunResult Observe(CommandEnd end)
    {
        TimeSpan elapsed = Stopwatch.GetElapsedTime(_start);
        IReadOnlyList<string>? messages = end.ExitCode == 0 ? null : KernelMessages.Read(_kernelStart);
        _readKernel = messages is not null;
        return new RunResult
        {
            Command = _choices.Command,
            End = end,
            Elapsed = elapsed,
            Hang = _hang,
            WasEndedForIt = _hang is not null && _choices.KillsHung,
            GpuMemory = _gpuMemory.Describe(),
            OutOfMemoryKills = _killsBefore is { } before && _outOfMemory.Read() is { } after ? Math.Max(0, after - before) : 0,
            KernelMessages = messages ?? [],
        };
    }

    /// <summary>The machine's facts for a diagnosis, waited for; none if the machine is not to be read.</summary>
    public async Task<IReadOnlyList<Fact>> ReadMachineAsync() => _baseline is null ? [] : await _baseline.ReadAsync(_readKernel);

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Cancel();
        _command.Dispose();
    }

    private void Hangs(HangSighting sighting)
    {
        if (_hang is not null && _choices.KillsHung)
        {
            return;
        }

        _hang = sighting;
        _whenHung(sighting);
        if (_choices.KillsHung)
        {
            _ = EndAsync();
        }
    }

    private async Task EndAsync()
    {
        _command.Terminate();
        await Task.WhenAny(_command.Drained, Task.Delay(s_grace));
        _command.Kill();
    }
}
