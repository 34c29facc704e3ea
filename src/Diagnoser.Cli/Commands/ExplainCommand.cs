using System.CommandLine;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag explain</c>: a text in, a diagnosis out.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal, Option<bool> verbose)
    {
        Argument<string?> file = new("file") { Description = "The log, stack trace or report to read; - for standard input, which is also read when something is piped in.", Arity = ArgumentArity.ZeroOrOne };
        Option<string[]> rules = RuleSelection.CreateOption();
        ReportOutput output = ReportOutput.Create();
        Command command = new("explain", "Explain a failure from what was printed or written about it.") { file, rules };
        output.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(terminal, parsed.GetValue(file), parsed.GetValue(rules), output.Read(parsed, parsed.GetValue(verbose)), cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, string? file, string[]? rules, ReportOutput.Choice output, CancellationToken cancellation)
    {
        using FailureText input = FailureText.Open(terminal, file);
        DiagnosisEngine engine = DiagnosisEngine.Load(RuleSelection.UserFolders(rules));
        DiagnosisReport report = engine.Diagnose(input, cancellation);
        output.Write(terminal, report);
        return ExitCodes.Success;
    }
}
