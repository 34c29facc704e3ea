using System.CommandLine;
using Diagnoser.Cli.Composition;
using Diagnoser.Cli.History;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag</c> alone, after a crash: reads the machine, finds the newest failure and diagnoses it; with none found, the checks alone.</summary>
internal sealed class MachineDiagnosis
{
    private readonly MachineSelection _selection = new();
    private readonly ReportOutput _output = ReportOutput.Create();
    private readonly Terminal _terminal;
    private readonly Flag _verbose;

    public MachineDiagnosis(Terminal terminal, Flag verbose)
    {
        _terminal = terminal;
        _verbose = verbose;
    }

    /// <summary>Makes this what a command does.</summary>
    public void AttachTo(Command command)
    {
        _selection.AddTo(command, readsLogs: true);
        _output.AddTo(command);
        command.SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        ReportOutput.Choice choice = _output.Read(parsed, _verbose.IsIn(parsed));
        MachineReport machine = await MachineReport.CollectAsync(
            _terminal, _selection, parsed, RuleSelection.UserFolders(null), choice.Language, findFailure: true, cancellation);
        if (machine.Machine.Failure is { } failure)
        {
            await _terminal.Error.WriteLineAsync($"Reading {failure.Source}: {failure.Reason}.");
            Write(parsed, choice, machine.Diagnose(failure.Text, cancellation), failure.Source);
            return ExitCodes.Success;
        }

        await _terminal.Error.WriteLineAsync("No failure found in the usual places; name a log with --log, or pipe the output into 'llmdiag explain'. What follows is a check of the machine.");
        Write(parsed, choice, machine.Check(cancellation), null);
        return ExitCodes.Success;
    }

    private void Write(ParseResult parsed, ReportOutput.Choice choice, DiagnosisReport report, string? subject)
    {
        choice.Write(_terminal, report);
        if (_selection.IsThisMachine(parsed))
        {
            HistoryRecorder.Save("llmdiag", subject, report);
        }
    }
}
