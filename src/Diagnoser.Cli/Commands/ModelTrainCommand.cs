using System.CommandLine;
using System.Diagnostics;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Training;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag model train</c>: trains the classifier from the cases.</summary>
internal static class ModelTrainCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string[]> cases = new("--cases") { Description = "Case files of your own, in the form of training-data/cases.jsonl, to train on beside the shipped ones.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        Option<string?> output = new("--output", "-o") { Description = "Where to write the model; models/llmdiag.model below the current folder if it is left out.", HelpName = "FILE" };
        Option<string[]> rules = RuleSelection.CreateOption();
        Command command = new("train", "Train the classifier.") { cases, output, rules };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(terminal, parsed.GetValue(cases) ?? [], parsed.GetValue(output), parsed.GetValue(rules), cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, string[] cases, string? output, string[]? rules, CancellationToken cancellation)
    {
        string path = output ?? Path.Combine("models", "llmdiag.model");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            throw new UserErrorException($"There is no folder {folder} to write the model to; name another file with -o.");
        }

        Stopwatch watch = Stopwatch.StartNew();
        KnowledgeBase knowledge = KnowledgeLoader.LoadSources(Installation.Rules, RuleSelection.UserFolders(rules));
        TrainingInputs inputs = CorpusLoader.LoadInputs(knowledge, cases);
        byte[] model = ModelTrainer.Train(inputs, cancellation);
        bool same = File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(model);
        File.WriteAllBytes(path, model);
        int written = inputs.Files.Sum(file => file.Records.Count(record => record.IsWrittenUp));
        int labels = inputs.Files.Sum(file => file.Records.Count);
        terminal.Output.WriteLine($"Trained on {written} written-up cases and {labels} labels in {watch.Elapsed.TotalSeconds:0.0} s.");
        terminal.Output.WriteLine($"{(same ? "The same model as before" : "Wrote the model")}: {path}, {model.Length / 1024} KiB.");
        return ExitCodes.Success;
    }
}
