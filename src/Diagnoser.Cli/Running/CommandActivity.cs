using System.Diagnostics;

namespace Diagnoser.Cli.Running;

/// <summary>When a command last printed something; written by those who pass its output on, read by those who watch for hangs.</summary>
internal sealed class CommandActivity
{
    private long _lastOutput = Stopwatch.GetTimestamp();

    /// <summary>How long ago that was.</summary>
    public TimeSpan Silence => Stopwatch.GetElapsedTime(Volatile.Read(ref _lastOutput));

    /// <summary>Notes that something was printed just now.</summary>
    public void NoteOutput() => Volatile.Write(ref _lastOutput, Stopwatch.GetTimestamp());
}
