using System.Diagnostics;
using System.Text;

namespace Diagnoser.Cli.Tests.Running;

/// <summary>A run of the program as a process of its own, with everything it printed.</summary>
internal sealed record WrappedRun(int ExitCode, byte[] OutputBytes, string Error)
{
    /// <summary>The program as it was built for these tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "llmdiag");

    public string Output => Encoding.UTF8.GetString(OutputBytes);

    /// <summary>Runs a command under 'llmdiag run --no-machine'.</summary>
    public static Task<WrappedRun> OfAsync(params string[] command) => OfAsync([], command);

    /// <summary>Runs a command under 'llmdiag run --no-machine' with more options.</summary>
    public static Task<WrappedRun> OfAsync(string[] options, string[] command, string input = "", string history = "off") =>
        StartAsync(["run", "--no-machine", .. options, "--", .. command], input, history, whileItRuns: null);

    /// <summary>Runs a script of sh.</summary>
    public static Task<WrappedRun> OfScriptAsync(string script, string input = "", params string[] options) => OfAsync(options, ["sh", "-c", script], input);

    /// <summary>Runs a script of sh and does something to the wrapper once the script has printed a line.</summary>
    public static Task<WrappedRun> OfScriptAsync(string script, Action<Process> whileItRuns) =>
        StartAsync(["run", "--no-machine", "--", "sh", "-c", script], "", "off", whileItRuns);

    /// <summary>Runs the program, or another one that runs it.</summary>
    public static async Task<WrappedRun> StartAsync(string[] arguments, string input, string history, Action<Process>? whileItRuns, string[]? outer = null)
    {
        ProcessStartInfo start = outer is null ? new(Program, arguments) : new(outer[0], outer[1..]);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        start.Environment["LLMDIAG_HISTORY"] = history;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using MemoryStream output = new();
        Stream from = process.StandardOutput.BaseStream;
        if (whileItRuns is not null)
        {
            byte[] first = new byte[4096];
            output.Write(first, 0, await from.ReadAsync(first));
            whileItRuns(process);
        }

        await from.CopyToAsync(output);
        await process.WaitForExitAsync();
        return new WrappedRun(process.ExitCode, output.ToArray(), await error);
    }
}
