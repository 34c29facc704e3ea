namespace Diagnoser.Cli.Running;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal's number if a signal ended it, as shells say it.</param>
/// <param name="Signal">The signal's number; null if it ended by itself.</param>
/// <param name="DumpedCore">Whether the kernel wrote a core file.</param>
internal sealed record CommandEnd(int ExitCode, int? Signal = null, bool DumpedCore = false)
{
    private const int SignalOffset = 128;
    private const int Interrupt = 2;
    private const int Pipe = 13;

    /// <summary>Whether it was interrupted from the keyboard or by a program that does the same, which is no failure.</summary>
    public bool IsInterrupt => ExitCode == SignalOffset + Interrupt;

    /// <summary>Whether it ended because nobody reads its output any more (<c>| head</c>), which is no failure either.</summary>
    public bool IsClosedPipe => ExitCode == SignalOffset + Pipe;

    /// <summary>Reads the status that waitpid gives for a process that is no more.</summary>
    public static CommandEnd FromStatus(int status)
    {
        int signal = status & 0x7f;
        return signal == 0 ? new CommandEnd((status >> 8) & 0xff) : new CommandEnd(SignalOffset + signal, signal, (status & 0x80) != 0);
    }
}
