using System.ComponentModel;
using System.Diagnostics;

namespace Diagnoser.Cli.Running;

/// <summary>A command on Windows: it keeps this process's console for input, and its output goes through two pipes, so that it sees no terminal there.</summary>
internal sealed class PipedCommand : IRunningCommand
{
    private const int BufferBytes = 64 * 1024;
    private const int FileNotFound = 2;

    private readonly Process _process;
    private readonly ConsoleCancelEventHandler _interrupt = static (_, pressed) => pressed.Cancel = true;

    private PipedCommand(Process process, OutputRecord record, CommandActivity activity)
    {
        _process = process;

        // Ctrl-C reaches every process of the console; what it does is the command's decision.
        Console.CancelKeyPress += _interrupt;
        Drained = Task.WhenAll(
            PassOnAsync(process.StandardOutput.BaseStream, Console.OpenStandardOutput(), record, activity),
            PassOnAsync(process.StandardError.BaseStream, Console.OpenStandardError(), record, activity));
        Ended = WaitAsync();
    }

    /// <inheritdoc/>
    public int Process => _process.Id;

    /// <inheritdoc/>
    public Task<CommandEnd> Ended { get; }

    /// <inheritdoc/>
    public Task Drained { get; }

    /// <summary>Starts a command.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="record">Takes a copy of the output.</param>
    /// <param name="activity">Is told of every output.</param>
    /// <exception cref="CommandNotStartedException">It cannot be started.</exception>
    public static PipedCommand Start(IReadOnlyList<string> command, OutputRecord record, CommandActivity activity)
    {
        ProcessStartInfo start = new(command[0], command.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return new PipedCommand(System.Diagnostics.Process.Start(start)!, record, activity);
        }
        catch (Win32Exception exception)
        {
            bool isMissing = exception.NativeErrorCode == FileNotFound;
            throw new CommandNotStartedException(
                isMissing ? CommandNotStartedException.NotFound : CommandNotStartedException.NotExecutable,
                isMissing ? $"The command {command[0]} was not found; check its name and the PATH." : $"The command {command[0]} cannot be run: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public void Terminate() => Kill();

    /// <inheritdoc/>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or AggregateException)
        {
            // It ended by itself, or the system does not let go of it.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Console.CancelKeyPress -= _interrupt;
        _process.Dispose();
    }

    private async Task<CommandEnd> WaitAsync()
    {
        TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => exited.TrySetResult();
        if (!_process.HasExited)
        {
            await exited.Task;
        }

        return new CommandEnd(_process.ExitCode);
    }

    private static async Task PassOnAsync(Stream from, Stream to, OutputRecord record, CommandActivity activity)
    {
        byte[] buffer = new byte[BufferBytes];
        try
        {
            int count;
            while ((count = await from.ReadAsync(buffer)) > 0)
            {
                activity.NoteOutput();
                await to.WriteAsync(buffer.AsMemory(0, count));
                await to.FlushAsync();
                record.Append(buffer.AsSpan(0, count));
            }
        }
        catch (IOException)
        {
            // Nobody reads any more.
            from.Close();
        }
    }
}
