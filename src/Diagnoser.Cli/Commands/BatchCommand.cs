using System.CommandLine;
using Diagnoser.Cli.Batch;
using Diagnoser.Cli.Composition;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag batch</c>: JSON lines with reports in, JSON lines with diagnoses out.</summary>
internal static class BatchCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string?> file = new("file") { Description = "JSON lines, each with an id and a text; - for standard input, which is also read when something is piped in.", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> output = new("--output", "-o") { Description = "Write the answers to a file, one JSON line for each report, in order.", HelpName = "FILE" };
        Flag resume = new("--resume") { Description = "Keep the answers that the output file has, and go on behind them." };
        Option<int> jobs = new("--jobs", "-j") { Description = "How many reports are explained side by side; as many as there are processors if left out.", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount };
        Option<string[]> rules = RuleSelection.CreateOption();
        Command command = new("batch", "Explain many reports: JSON lines (id, text) in, JSON lines (id, report) out.") { file, output, resume, jobs, rules };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(jobs) is < 1 or > 1024)
            {
                throw new UserErrorException("--jobs has to be a number from 1 to 1024.");
            }

            using TextReader input = Open(terminal, parsed.GetValue(file));
            DiagnosisEngine engine = DiagnosisEngine.Load(RuleSelection.UserFolders(parsed.GetValue(rules)));
            BatchProgress progress = new(terminal.Error, terminal.ErrorIsTerminal, TimeProvider.System);
            using BatchOutput answers = BatchOutput.Open(terminal, parsed.GetValue(output), resume.IsIn(parsed));
            await new BatchRun(engine, answers, progress, parsed.GetValue(jobs)).RunAsync(input, cancellation);
            progress.Finish(answers.Answered.Count);
            return progress.Broken > 0 ? ExitCodes.Findings : ExitCodes.Success;
        });
        return command;
    }

    private static StreamReader Open(Terminal terminal, string? file)
    {
        if (file is null && !terminal.InputIsRedirected)
        {
            throw new UserErrorException("Nothing to explain: name a file of JSON lines, or pipe them in.");
        }

        if (file is null or "-")
        {
            return new StreamReader(terminal.OpenInput());
        }

        try
        {
            return new StreamReader(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"{file} cannot be read: {exception.Message}", exception);
        }
    }
}
