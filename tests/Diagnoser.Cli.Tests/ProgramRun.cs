using System.Text;

namespace Diagnoser.Cli.Tests;

/// <summary>A run of the program inside the test's process, with everything it printed.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    private static readonly Lazy<Task> Packed = new(() => RunAsync(["rules", "pack"], "", Encoding.UTF8));

    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line.</param>
    public static Task<ProgramRun> OfAsync(params string[] args) => WithInputAsync("", args);

    /// <summary>Runs the program with text piped in.</summary>
    public static Task<ProgramRun> WithInputAsync(string input, params string[] args) => WithInputAsync(Encoding.UTF8.GetBytes(input), args);

    /// <summary>Runs the program with bytes piped in.</summary>
    public static async Task<ProgramRun> WithInputAsync(byte[] input, params string[] args)
    {
        await Packed.Value;
        return await RunAsync(args, input);
    }

    private static Task<ProgramRun> RunAsync(string[] args, string input, Encoding encoding) => RunAsync(args, encoding.GetBytes(input));

    private static async Task<ProgramRun> RunAsync(string[] args, byte[] input)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        Terminal terminal = new(() => new MemoryStream(input), output, error, InputIsRedirected: true, OutputIsTerminal: false, ErrorIsTerminal: false, Width: 100);
        int exitCode = await Task.Run(() => CommandLine.Run(args, terminal));
        return new ProgramRun(exitCode, output.ToString(), error.ToString());
    }
}
