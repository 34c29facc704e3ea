namespace Diagnoser.Cli.Running;

/// <summary>Decides from what is seen of a command whether it hangs. It keeps no clock; whoever looks tells how long ago things were.</summary>
/// <param name="limit">How long nothing may happen.</param>
internal sealed class HangDetector(TimeSpan limit)
{
    /// <summary>Less than this share of one processor is no work: threads that look at a clock every now and then take it.</summary>
    private const double Idle = 0.01;

    private const double TicksPerSecond = 100;

    private IReadOnlyList<ProcessState> _last = [];
    private TimeSpan _lastLook;
    private TimeSpan _idleSince;
    private bool _reported;

    /// <summary>Takes one look at the command.</summary>
    /// <param name="now">The time since the command started.</param>
    /// <param name="silence">How long ago it printed something.</param>
    /// <param name="processes">Its processes.</param>
    /// <param name="gpuWorks">Whether a GPU works.</param>
    /// <returns>Whether it hangs and this was not said of it before.</returns>
    public bool Look(TimeSpan now, TimeSpan silence, IReadOnlyList<ProcessState> processes, bool gpuWorks)
    {
        bool works = gpuWorks || WorkSince(processes) > Idle * TicksPerSecond * (now - _lastLook).TotalSeconds || processes.Any(process => process.State is 'T' or 't');
        _idleSince = works || _last.Count == 0 ? now : _idleSince;
        _reported &= !works && silence >= limit;
        (_last, _lastLook) = (processes, now);
        bool hangs = silence >= limit && now - _idleSince >= limit && processes.Count > 0;
        bool isNew = hangs && !_reported;
        _reported |= hangs;
        return isNew;
    }

    /// <summary>Ticks of processor time since the last look; pages read from disk count, and so does the start or end of a process.</summary>
    private double WorkSince(IReadOnlyList<ProcessState> processes)
    {
        double work = processes.Count == _last.Count ? 0 : TicksPerSecond;
        foreach (ProcessState process in processes)
        {
            ProcessState? before = _last.FirstOrDefault(other => other.Id == process.Id && other.Start == process.Start);
            work += before is null ? TicksPerSecond : process.ProcessorTicks - before.ProcessorTicks + (process.MajorFaults - before.MajorFaults);
        }

        return work;
    }
}
