using System.CommandLine;
using System.Globalization;
using Diagnoser.Cli.Composition;
using Diagnoser.Cli.Running;
using Diagnoser.Cli.Running.Unix;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag run</c>: runs a command as if nothing stood before it, and diagnoses when it fails.</summary>
internal static class RunCommand
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "run";

    private const string About = """
        Run a command as it is, and diagnose when it fails: llmdiag run [options] -- COMMAND...

        The command keeps its input, its terminal (colours, progress bars, Ctrl-C, Ctrl-Z) and its exit code; 128 + n if signal n ended it, 127 if
        it was not found, 126 if it cannot be run. The diagnosis goes to standard error after the command's own output. Of that output the first
        1 MB, the first error and the last 2.4 MB are looked at (4 MB at most). A command that is interrupted with Ctrl-C is not diagnosed.

        What is diagnosed is kept, redacted, in the history ('llmdiag history'), and so are the machine's facts where the command went well;
        LLMDIAG_HISTORY=off turns that off. On Windows the command sees pipes, not a terminal.
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">The streams.</param>
    /// <param name="verbose">The option of that name.</param>
    /// <param name="command">What stands behind <c>--</c>; null if nothing does.</param>
    public static Command Create(Terminal terminal, Flag verbose, IReadOnlyList<string>? command)
    {
        Argument<string[]> words = new("COMMAND") { Description = "The command and its arguments, after --.", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> hangAfter = new("--hang-after") { Description = "Say so when the command has printed nothing and has done no CPU or GPU work for this long: 90s, 10m, 2h. Linux only.", HelpName = "DURATION" };
        Option<string> onHang = new("--on-hang") { Description = "What to do then: report it, or kill the command and diagnose.", DefaultValueFactory = _ => "report" };
        onHang.AcceptOnlyFromAmong("report", "kill");
        Flag noMachine = new("--no-machine") { Description = "Do not read this machine; diagnose from the output alone." };
        Flag always = new("--always") { Description = "Diagnose also when the command ends well, as after wrong output." };
        Flag quiet = new("--quiet", "-q") { Description = "Print nothing; the report goes to --output and the history only." };
        ReportOutput output = ReportOutput.Create();
        Command run = new(Name, About) { words, hangAfter, onHang, noMachine, always, quiet };
        output.AddTo(run);
        run.SetAction(async (parsed, cancellation) =>
        {
            if (command is not { Count: > 0 })
            {
                string example = parsed.GetValue(words) is { Length: > 0 } loose ? string.Join(' ', loose) : "python3 app.py";
                throw new UserErrorException($"Put -- before the command, so that its options are not taken for llmdiag's: llmdiag run -- {example}");
            }

            RunChoices choices = new()
            {
                Command = command,
                HangAfter = parsed.GetValue(hangAfter) is { } text ? Duration.Parse(text) : null,
                KillsHung = parsed.GetValue(onHang) == "kill",
                ReadsMachine = !noMachine.IsIn(parsed),
            };
            RunReport report = new(terminal, output.Read(parsed, verbose.IsIn(parsed)), always.IsIn(parsed), quiet.IsIn(parsed));
            return await RunAsync(terminal, choices, report, cancellation);
        });
        return run;
    }

    private static async Task<int> RunAsync(Terminal terminal, RunChoices choices, RunReport report, CancellationToken cancellation)
    {
        if (choices.HangAfter is not null && !HangWatch.IsPossible)
        {
            await terminal.Error.WriteLineAsync("llmdiag: this system does not tell what a process waits for, so --hang-after does nothing here.");
        }

        try
        {
            CommandEnd end;
            using (CommandRun run = CommandRun.Start(choices, report.SayHang))
            {
                end = await report.FinishAsync(run, cancellation);
            }

            if (!OperatingSystem.IsWindows() && end is { IsInterrupt: true, Signal: { } signal })
            {
                UnixRunningCommand.EndLike(signal);
            }

            return end.ExitCode;
        }
        catch (CommandNotStartedException exception)
        {
            await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"llmdiag: {exception.Message}"));
            return exception.ExitCode;
        }
    }
}
