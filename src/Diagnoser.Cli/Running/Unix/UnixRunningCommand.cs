using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Diagnoser.Cli.Running.Unix;

/// <summary>
/// A command on Linux or macOS. Its input is this process's own, untouched. Where its output goes to a terminal it gets a pseudo-terminal,
/// elsewhere a pipe a stream; if both streams go to the same file or pipe, one pipe for both, so that their order stays as it was written.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed unsafe class UnixRunningCommand : IRunningCommand
{
    private const int PipeBytes = 1024 * 1024;
    private const int StackBytes = 256 * 1024;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    private readonly TaskCompletionSource<CommandEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly OutputTerminal? _terminal;
    private readonly SignalRelay _signals;
    private ProcessTree? _tree;

    private UnixRunningCommand(int process, OutputTerminal? terminal, List<OutputRelay> relays, SignalRelay signals, TaskCompletionSource abandoned)
    {
        Process = process;
        _terminal = terminal;
        _signals = signals;
        _signals.Attach(process);
        relays.ForEach(relay => relay.Start());
        Drained = Task.WhenAny(Task.WhenAll(relays.Select(relay => relay.Done)), abandoned.Task);
        new Thread(WaitForEnd, StackBytes) { IsBackground = true, Name = "wait" }.Start();
    }

    /// <inheritdoc/>
    public int Process { get; }

    /// <inheritdoc/>
    public Task<CommandEnd> Ended => _ended.Task;

    /// <inheritdoc/>
    public Task Drained { get; }

    /// <summary>Starts a command.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="record">Takes a copy of the output.</param>
    /// <param name="activity">Is told of every output.</param>
    /// <exception cref="CommandNotStartedException">It cannot be started.</exception>
    public static UnixRunningCommand Start(IReadOnlyList<string> command, OutputRecord record, CommandActivity activity)
    {
        string name = command[0];
        string path = ProgramFile.Find(name, Environment.GetEnvironmentVariable("PATH"))
            ?? throw new CommandNotStartedException(CommandNotStartedException.NotFound, $"The command {name} was not found; check its name and the PATH.");
        OutputTerminal? terminal = null;
        List<OutputRelay> relays = [];
        List<int> given = [];
        int output = -1;
        output = Connect(StandardOutput);
        int error = Connect(StandardError);

        // Once the command has ended, while something that it left behind still holds its output, whoever asks to end means this process.
        TaskCompletionSource abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
        SignalRelay signals = new(terminal, () => abandoned.TrySetResult());
        int result = UnixCommand.Start(path, command, output, error, out int process);
        given.ForEach(descriptor => _ = Libc.Close(descriptor));
        terminal?.CloseSlave();
        if (result != 0)
        {
            signals.Dispose();
            terminal?.Dispose();
            throw NotStarted(name, path, result);
        }

        return new UnixRunningCommand(process, terminal, relays, signals, abandoned);

        int Connect(int standard)
        {
            if (standard == StandardError && AreOne(StandardOutput, StandardError))
            {
                return output;
            }

            if (Libc.IsTerminal(standard) != 0 && (terminal ?? OutputTerminal.Open(standard)) is { } own)
            {
                if (terminal is null)
                {
                    terminal = own;
                    relays.Add(new OutputRelay(own.Master, standard, own, record, activity));
                }

                return own.Slave;
            }

            (int reading, int writing) = Libc.OpenPipe();
            Libc.Widen(writing, PipeBytes);
            given.Add(writing);
            relays.Add(new OutputRelay(reading, standard, null, record, activity));
            return writing;
        }
    }

    /// <summary>
    /// Ends this process by the signal that ended the command. A shell that sees a job end by SIGINT ends its own loop; of an exit code of 130 it
    /// would not know that.
    /// </summary>
    public static void EndLike(int signal)
    {
        _ = Libc.SetDisposition(signal, 0);
        _ = Libc.Kill(Environment.ProcessId, signal);
    }

    /// <inheritdoc/>
    public void Terminate() => SignalAll(Libc.SignalTerminate);

    /// <inheritdoc/>
    public void Kill() => SignalAll(Libc.SignalKill);

    /// <inheritdoc/>
    public void Dispose()
    {
        _signals.Dispose();
        _terminal?.Dispose();
    }

    private void SignalAll(int signal)
    {
        _tree ??= new ProcessTree("/proc", Process);
        foreach (ProcessState process in OperatingSystem.IsLinux() ? _tree.Read() : [])
        {
            _ = Libc.Kill(process.Id, signal);
        }

        if (!OperatingSystem.IsLinux() && !Ended.IsCompleted)
        {
            _ = Libc.Kill(Process, signal);
        }
    }

    private static CommandNotStartedException NotStarted(string name, string path, int error)
    {
        if (Directory.Exists(path))
        {
            return new CommandNotStartedException(CommandNotStartedException.NotExecutable, $"{name} is a folder, not a command.");
        }

        string reason = Marshal.GetPInvokeErrorMessage(error);
        return error == Libc.NoSuchFile && File.Exists(path)
            ? new CommandNotStartedException(CommandNotStartedException.NotExecutable, $"The command {name} cannot be run: {path} is there, but the interpreter that its first line names, or its loader, is not.")
            : new CommandNotStartedException(
                error == Libc.NoSuchFile ? CommandNotStartedException.NotFound : CommandNotStartedException.NotExecutable,
                $"The command {name} cannot be run: {reason}.");
    }

    /// <summary>Whether two descriptors write to the same file or pipe, as after <c>2&gt;&amp;1</c>.</summary>
    private static bool AreOne(int first, int second) =>
        NameOf(first) is { } name && name == NameOf(second) && Libc.IsTerminal(first) == Libc.IsTerminal(second);

    private static string? NameOf(int descriptor)
    {
        try
        {
            return new FileInfo($"/proc/self/fd/{descriptor}").LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void WaitForEnd()
    {
        while (true)
        {
            int status;
            int result = Libc.Wait(Process, &status, Libc.ReportStopped);
            if (result < 0 && Libc.LastError == Libc.Interrupted)
            {
                continue;
            }

            if (result == Process && (status & 0xff) == 0x7f)
            {
                StopAsWell();
                continue;
            }

            _signals.CommandHasEnded();
            _terminal?.CarryModes();

            // Somebody else took the status only if the caller ignores the end of children (SIGCHLD); it is lost then.
            _ended.TrySetResult(result == Process ? CommandEnd.FromStatus(status) : new CommandEnd(0));
            return;
        }
    }

    /// <summary>
    /// The command has stopped (Ctrl-Z), so this process stops too: whoever waits for it sees a stopped job, as without a wrapper. Once it
    /// runs again, so does the command.
    /// </summary>
    private void StopAsWell()
    {
        _terminal?.CarryModes();
        if (!IsStopped())
        {
            return;
        }

        _ = Libc.Kill(Environment.ProcessId, Libc.SignalStop);
        if (IsStopped())
        {
            _ = Libc.Kill(Process, Libc.SignalContinue);
        }
    }

    private bool IsStopped() => !OperatingSystem.IsLinux() || ProcessState.Read("/proc", Process) is { State: 'T' };
}
