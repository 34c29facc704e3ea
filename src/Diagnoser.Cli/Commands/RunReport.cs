using Diagnoser.Cli.Composition;
using Diagnoser.Cli.History;
using Diagnoser.Cli.Running;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;
using Diagnoser.Core.Logs;

namespace Diagnoser.Cli.Commands;

/// <summary>What is said about a command that is run: a hang when it is seen, a diagnosis when it has failed.</summary>
/// <param name="terminal">The streams.</param>
/// <param name="output">How and where the report is written.</param>
/// <param name="always">Whether a command that ended well is diagnosed too.</param>
/// <param name="quiet">Whether nothing is printed.</param>
internal sealed class RunReport(Terminal terminal, ReportOutput.Choice output, bool always, bool quiet)
{
    // What a process that was left behind still prints is passed on all the same; only the diagnosis does not wait for it.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan s_wonder = TimeSpan.FromSeconds(2);

    /// <summary>Says that the command hangs.</summary>
    public void SayHang(HangSighting hang)
    {
        if (quiet)
        {
            return;
        }

        StringWriter text = new() { NewLine = Environment.NewLine };
        text.WriteLine($"{Environment.NewLine}llmdiag: the command hangs: no output and no CPU or GPU work for {Duration.Describe(hang.Quiet)}. Its processes:");
        foreach (string process in hang.Processes)
        {
            text.WriteLine("  " + process);
        }

        if (hang.PythonProcess is { } python)
        {
            text.WriteLine($"  'py-spy dump --pid {python}' shows where Python waits.");
        }

        terminal.Error.Write(text.ToString());
        terminal.Error.Flush();
    }

    /// <summary>Waits for the command's end and does what there is to do about it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellation">Stops the diagnosis.</param>
    /// <returns>How the command ended.</returns>
    public async Task<CommandEnd> FinishAsync(CommandRun run, CancellationToken cancellation)
    {
        CommandEnd end = await run.WaitAsync(s_patience);
        RunResult result = run.Observe(end);
        bool failed = end.ExitCode != 0 && ((!end.IsInterrupt && !end.IsClosedPipe) || result.Hang is not null);
        if (failed || always)
        {
            await TryToDiagnoseAsync(run, result, cancellation);
        }
        else if (end.ExitCode == 0 && run.PreparedFacts is { } facts)
        {
            HistoryRecorder.SaveGoodRun(result.CommandLine, [.. facts, .. HistoryRecorder.Prepare([.. result.Facts()])]);
        }

        await WaitForRestAsync(run);
        return end;
    }

    /// <summary>Waits for processes that the command left behind and that may still print; says so to a person who wonders.</summary>
    private async Task WaitForRestAsync(CommandRun run)
    {
        if (await Task.WhenAny(run.Drained, Task.Delay(s_wonder)) != run.Drained && terminal.ErrorIsTerminal && !quiet)
        {
            await terminal.Error.WriteLineAsync("llmdiag: the command has ended; a process that it left behind still holds its output, and this waits for it (Ctrl-C leaves it alone).");
        }

        await run.Drained;
    }

    // The exit code is the command's, whatever becomes of the diagnosis.
    private async Task TryToDiagnoseAsync(CommandRun run, RunResult result, CancellationToken cancellation)
    {
        try
        {
            await DiagnoseAsync(run, result, cancellation);
        }
#pragma warning disable CA1031 // One sentence, whatever it is: a wrapper must not hide how the command ended behind a failure of its own.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await terminal.Error.WriteLineAsync($"llmdiag: {result.Command[0]} {result.Words}; it could not be diagnosed: {(output.Verbose ? exception : exception.Message)}");
        }
    }

    private async Task DiagnoseAsync(CommandRun run, RunResult result, CancellationToken cancellation)
    {
        IReadOnlyList<Fact> machine = await run.ReadMachineAsync();
        DiagnosisEngine engine = DiagnosisEngine.Load(RuleSelection.UserFolders(null), output.Language);
        using TextReader text = TextDecoder.Open(run.Output.Read(result.CommandLine, result.Notes()));
        DiagnosisReport report = engine.Diagnose(text, InputSource.Run, [.. result.Facts(), .. machine], cancellation);
        Write(result, report);
        HistoryRecorder.Save("run", result.CommandLine, report, result.End.ExitCode);
    }

    private void Write(RunResult result, DiagnosisReport report)
    {
        if (output.File is not null)
        {
            output.Write(terminal, report);
        }

        if (quiet)
        {
            return;
        }

        if (output.Format == "text" || output.File is not null)
        {
            string where = output.File is null ? "." : $"; the diagnosis is in {output.File}.";
            terminal.Error.WriteLine($"{Environment.NewLine}llmdiag: {result.Command[0]} {result.Words}{where}");
        }

        if (output.File is null)
        {
            terminal.Error.WriteLine();
            output.Write(terminal with { Output = terminal.Error, OutputIsTerminal = terminal.ErrorIsTerminal }, report);
        }

        terminal.Error.Flush();
    }
}
