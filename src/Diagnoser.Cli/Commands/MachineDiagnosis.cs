using System.CommandLine;
using Diagnoser.Cli.Composition;
using Diagnoser.Collectors.Collection;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag</c> alone, after a crash: reads the machine, finds the newest failure and diagnoses it; with none found, the checks alone.</summary>
internal sealed class MachineDiagnosis
{
    private readonly MachineSelection _selection = new();
    private readonly ReportOutput _output = ReportOutput.Create();
    private readonly Terminal _terminal;
    private readonly Option<bool> _verbose;

    public MachineDiagnosis(Terminal terminal, Option<bool> verbose)
    {
        _terminal = terminal;
        _verbose = verbose;
    }

    /// <summary>Makes this what a command does.</summary>
    public void AttachTo(Command command)
    {
        _selection.AddTo(command);
        _output.AddTo(command);
        command.SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        ReportOutput.Choice choice = _output.Read(parsed, parsed.GetValue(_verbose));
        CollectionResult machine = await MachineSelection.CollectAsync(_terminal, _selection.OpenMachine(parsed), _selection.ReadOptions(parsed, findFailure: true), cancellation);
        DiagnosisEngine engine = DiagnosisEngine.Load(RuleSelection.UserFolders(null), choice.Language);
        if (machine.Failure is { } failure)
        {
            await _terminal.Error.WriteLineAsync($"Reading {failure.Source}: {failure.Reason}.");
            using StringReader text = new(failure.Text);
            choice.Write(_terminal, engine.Diagnose(text, InputSource.Machine, machine.Facts.All, cancellation));
            return ExitCodes.Success;
        }

        await _terminal.Error.WriteLineAsync("No failure found in the usual places; name a log with --log, or pipe the output into 'llmdiag explain'. What follows is a check of the machine.");
        choice.Write(_terminal, engine.Check(machine.Facts.All, cancellation));
        return ExitCodes.Success;
    }
}
