using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Diagnoser.Collectors.Machines;

/// <summary>Runs tools on this machine: found on the path only, never through a shell, with nothing on their standard input.</summary>
internal sealed class LocalTools(IMachine machine) : IMachineTools
{
    private const int LongestOutput = 1024 * 1024;

    public async Task<ToolResult> RunAsync(ToolCall invocation, TimeSpan limit, CancellationToken cancellation)
    {
        // Left to itself, the system would look into the current folder too, and run whatever lies there.
        string? program = MachinePath.IsAbsolute(invocation.Tool)
            ? machine.Files.FileExists(invocation.Tool) ? invocation.Tool : null
            : machine.FindOnPath(invocation.Tool);
        if (program is null)
        {
            return ToolResult.Missing;
        }

        ProcessStartInfo start = new(program, invocation.Arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "C";
        using Process process = new() { StartInfo = start };
        try
        {
            if (!process.Start())
            {
                return new ToolResult(ToolOutcome.Failed, Error: "it did not start");
            }
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or IOException)
        {
            return new ToolResult(ToolOutcome.Failed, Error: exception.Message);
        }

        return await WaitAsync(process, limit, cancellation).ConfigureAwait(false);
    }

    private async Task<ToolResult> WaitAsync(Process process, TimeSpan limit, CancellationToken cancellation)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using ITimer timer = machine.Time.CreateTimer(static state => CancelLate((CancellationTokenSource)state!), over, limit, Timeout.InfiniteTimeSpan);
        try
        {
            process.StandardInput.Close();
            Task<string> output = ReadAsync(process.StandardOutput, over.Token);
            Task<string> error = ReadAsync(process.StandardError, over.Token);

            // A grandchild may hold the pipes open after the tool has ended, so the reading is limited as well.
            await process.WaitForExitAsync(over.Token).ConfigureAwait(false);
            await Task.WhenAll(output, error).WaitAsync(over.Token).ConfigureAwait(false);
            return new ToolResult(ToolOutcome.Finished, process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            End(process);
            return ToolResult.TimedOut;
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            End(process);
            return new ToolResult(ToolOutcome.Failed, Error: exception.Message);
        }
    }

    /// <summary>A timer that fires while its tool ends finds the source disposed of; on the timer's thread an exception would end the program.</summary>
    private static void CancelLate(CancellationTokenSource over)
    {
        try
        {
            over.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The tool has ended, so there is nothing left to cancel.
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellation)
    {
        StringBuilder text = new();
        char[] buffer = new char[8192];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            // What is too much is still read, or the tool would wait for its pipe for ever.
            text.Append(buffer, 0, Math.Min(read, LongestOutput - text.Length));
        }

        return text.ToString();
    }

    /// <summary>Ends the tool that was started here. A process that waits on a driver cannot be ended; nobody waits for it.</summary>
    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException or NotSupportedException or AggregateException)
        {
            // It ended by itself, or the system does not let go of it.
        }
    }
}
