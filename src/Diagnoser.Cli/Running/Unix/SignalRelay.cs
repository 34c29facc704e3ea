using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Diagnoser.Cli.Running.Unix;

/// <summary>
/// Sees to it that signals do to the command what they would do without a wrapper. What comes from the keyboard (Ctrl-C, Ctrl-\, Ctrl-Z) and
/// the hang-up of a terminal the kernel sends to the command itself, which is in the same process group; what another program sends to this
/// process alone is passed on. A signal that another program sends to the whole group reaches the command twice.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class SignalRelay : IDisposable
{
    private const int Ignore = 1;
    private const int NotOpened = -2;

    private readonly Lock _gate = new();
    private readonly OutputTerminal? _terminal;
    private readonly Action _whenEnded;
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly List<int> _early = [];
    private readonly ulong _ignored = ReadIgnored();
    private int _ownTerminal = NotOpened;
    private int _process;
    private bool _ended;

    /// <summary>Begins, before the command is started: a signal that comes in between is kept for it.</summary>
    /// <param name="terminal">The pseudo-terminal that follows the size of the user's; null if there is none.</param>
    /// <param name="whenEnded">What a request to end does once the command has ended.</param>
    public SignalRelay(OutputTerminal? terminal, Action whenEnded)
    {
        _terminal = terminal;
        _whenEnded = whenEnded;
        Register(PosixSignal.SIGINT, 2, fromKeyboard: true);
        Register(PosixSignal.SIGQUIT, 3, fromKeyboard: true);
        Register(PosixSignal.SIGTSTP, OperatingSystem.IsMacOS() ? 18 : 20, fromKeyboard: true);
        Register(PosixSignal.SIGTERM, Libc.SignalTerminate, fromKeyboard: false);
        Register(PosixSignal.SIGHUP, Libc.SignalHangup, fromKeyboard: false);
        Register((PosixSignal)Libc.SignalUser1, Libc.SignalUser1, fromKeyboard: false);
        Register((PosixSignal)Libc.SignalUser2, Libc.SignalUser2, fromKeyboard: false);
        Observe(PosixSignal.SIGTTIN, static () => { });
        Observe(PosixSignal.SIGWINCH, FollowSize);
        Observe(PosixSignal.SIGCONT, FollowSize);
    }

    private bool IsForeground => OwnTerminal() is >= 0 and int terminal && Libc.ForegroundGroup(terminal) == Libc.OwnGroup();

    private bool HasHungUp => OwnTerminal() is >= 0 and int terminal && Libc.ForegroundGroup(terminal) < 0;

    /// <summary>The command runs from now on.</summary>
    /// <param name="process">Its process.</param>
    public void Attach(int process)
    {
        // Carrying terminal modes over must not stop this process when a shell inside the command has taken the foreground. Not before the
        // start: what is ignored then stays ignored in the command.
        _ = Libc.SetDisposition(Libc.SignalTerminalOutput, Ignore);
        lock (_gate)
        {
            _process = process;
            _early.ForEach(signal => _ = Libc.Kill(process, signal));
        }
    }

    /// <summary>The command is no more, and its number may soon be another process's: signals mean this process now.</summary>
    public void CommandHasEnded()
    {
        lock (_gate)
        {
            _ended = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    /// <summary>The signals that whoever started this process ignores (nohup, a shell's background job), a bit each; the command inherits that.</summary>
    private static ulong ReadIgnored()
    {
        try
        {
            const string field = "SigIgn:";
            string? line = OperatingSystem.IsLinux() ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal)) : null;
            return line is null ? 0 : ulong.Parse(line.AsSpan(field.Length).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return 0;
        }
    }

    private void Register(PosixSignal signal, int number, bool fromKeyboard)
    {
        // A handler here would undo that for the command.
        if ((_ignored & (1UL << (number - 1))) == 0)
        {
            Observe(signal, () => PassOn(number, fromKeyboard));
        }
    }

    private void Observe(PosixSignal signal, Action action) => _registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        action();
    }));

    private void PassOn(int signal, bool fromKeyboard)
    {
        bool theKernelDid = fromKeyboard ? IsForeground : signal == Libc.SignalHangup && HasHungUp;
        lock (_gate)
        {
            if (_ended)
            {
                _whenEnded();
            }
            else if (_process == 0)
            {
                _early.Add(signal);
            }
            else if (!theKernelDid)
            {
                _ = Libc.Kill(_process, signal);
            }
        }
    }

    // Opened when a signal asks for it, which as a rule none does; closed with the process.
    private int OwnTerminal() => _ownTerminal == NotOpened ? _ownTerminal = Libc.OpenTerminal("/dev/tty") : _ownTerminal;

    // The kernel tells the whole group of a new size at once, so the command may have asked before the pseudo-terminal had it: it is told again.
    private void FollowSize()
    {
        if (_terminal?.Resize() == true)
        {
            _ = Libc.Kill(0, Libc.SignalWindow);
        }
    }
}
