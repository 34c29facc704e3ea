using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Training;
using Diagnoser.Training.Evaluation;

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
        if (cases.Length > 0)
        {
            PrintEffect(terminal.Output, inputs, cases, cancellation);
        }

        terminal.Output.WriteLine($"{(same ? "The same model as before" : "Wrote the model")}: {path}, {model.Length / 1024} KiB.");
        return ExitCodes.Success;
    }

    private static void PrintEffect(TextWriter output, TrainingInputs inputs, string[] files, CancellationToken cancellation)
    {
        HashSet<string> shipped = [.. inputs.Files.SkipLast(files.Length).SelectMany(file => file.Records).Select(record => record.Id)];
        TrainingEffect effect = TrainingEffect.Measure(inputs, record => !shipped.Contains(record.Id), cancellation);
        output.WriteLine("Right cause category, first and among three, for cases that a model was not trained on (cross-validated):");
        Print(output, "shipped cases", effect.ShippedWithout, effect.ShippedWith);
        if (effect is { OwnWithout: { } without, OwnWith: { } with })
        {
            Print(output, "your cases", without, with);
        }
        else
        {
            output.WriteLine("  your cases have no texts; only their labels count, in the table of causes by symptom and stage");
        }
    }

    private static void Print(TextWriter output, string name, Scores without, Scores with) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {name,-13} ({without.Count}): {100 * without.Top1:0.0} % and {100 * without.Top3:0.0} % without your cases, {100 * with.Top1:0.0} % and {100 * with.Top3:0.0} % with them"));
}
