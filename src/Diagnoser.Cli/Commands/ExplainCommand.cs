using System.CommandLine;
using Diagnoser.Cli.Composition;
using Diagnoser.Cli.History;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Machines;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag explain</c>: a text in, a diagnosis out.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal, Flag verbose)
    {
        Argument<string?> file = new("file") { Description = "The log, stack trace or report to read; - for standard input, which is also read when something is piped in.", Arity = ArgumentArity.ZeroOrOne };
        Option<string[]> rules = RuleSelection.CreateOption();
        Flag here = new("--here") { Description = "The text speaks of this machine, so read the machine too." };
        ReportOutput output = ReportOutput.Create();
        Command command = new("explain", "Explain a failure from what was printed or written about it.") { file, here, rules };
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            ReportOutput.Choice choice = output.Read(parsed, verbose.IsIn(parsed));
            using FailureText input = FailureText.Open(terminal, parsed.GetValue(file));
            IReadOnlyList<Fact> facts = here.IsIn(parsed) ? ReadThisMachineAsync(terminal).GetAwaiter().GetResult() : [];
            DiagnosisEngine engine = DiagnosisEngine.Load(RuleSelection.UserFolders(parsed.GetValue(rules)), choice.Language);
            DiagnosisReport report = engine.Diagnose(input.Text, input.Source, facts, CancellationToken.None);
            if (EarlierReport.Find(input.Text) is { } earlier)
            {
                EarlierReport.Announce(terminal, earlier);
                report = earlier;
            }

            choice.Write(terminal, report, input.Text);
            if (here.IsIn(parsed))
            {
                HistoryRecorder.Save("explain", parsed.GetValue(file), report);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Fact>> ReadThisMachineAsync(Terminal terminal)
    {
        CollectOptions options = new() { FindFailure = false };
        return (await MachineSelection.CollectAsync(terminal, new LocalMachine(TimeProvider.System), options, CancellationToken.None)).Facts.All;
    }
}
