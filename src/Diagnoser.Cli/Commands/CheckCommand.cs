using System.CommandLine;
using Diagnoser.Cli.Composition;
using Diagnoser.Cli.History;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag check</c>: looks at the machine without a failure; what rules find wrong makes the exit code 1.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal, Flag verbose)
    {
        MachineSelection selection = new();
        Option<string[]> rules = RuleSelection.CreateOption();
        ReportOutput output = ReportOutput.Create();
        Command command = new("check", "Check this machine and a model's files; no failure is needed.") { rules };
        selection.AddTo(command);
        output.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            ReportOutput.Choice choice = output.Read(parsed, verbose.IsIn(parsed));
            bool isThisMachine = selection.IsThisMachine(parsed);
            Task ready = isThisMachine ? Task.Run(HistoryRecorder.GetReady, CancellationToken.None) : Task.CompletedTask;
            MachineReport machine = await MachineReport.CollectAsync(
                terminal, selection, parsed, RuleSelection.UserFolders(parsed.GetValue(rules)), choice.Language, findFailure: false, cancellation);
            DiagnosisReport report = machine.Check(cancellation);
            choice.Write(terminal, report);
            if (isThisMachine)
            {
                await ready;
                HistoryRecorder.Save("check", null, report);
            }

            return report.Findings.Any(MachineCheck.IsProblem) ? ExitCodes.Findings : ExitCodes.Success;
        });
        return command;
    }
}
