using System.CommandLine;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Training.Evaluation;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag model evaluate</c>: cross-validates the classifier, prints every figure and writes the model card with its plots.</summary>
internal static class ModelEvaluateCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<int> folds = new("--folds") { Description = "Into how many folds the cases are dealt.", DefaultValueFactory = _ => 10 };
        Option<int> seeds = new("--seeds") { Description = "How often they are dealt anew.", DefaultValueFactory = _ => 5 };
        Flag brief = new("--brief") { Description = "Leave out the ablation, the learning curve and the transfer between populations." };
        Option<string?> card = new("--card") { Description = "The folder to write the model card (README.md) and its plots to; nothing is written if it is left out.", HelpName = "DIR" };
        Option<string[]> rules = RuleSelection.CreateOption();
        Command command = new("evaluate", "Cross-validate the classifier: grouped by issue, nested where anything is tuned. Takes minutes.") { folds, seeds, brief, card, rules };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            terminal,
            new EvaluationOptions { Folds = Positive(parsed.GetValue(folds), 2, "--folds"), Seeds = Positive(parsed.GetValue(seeds), 1, "--seeds"), Studies = !brief.IsIn(parsed) },
            parsed.GetValue(card),
            parsed.GetValue(rules),
            cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, EvaluationOptions options, string? cardFolder, string[]? rules, CancellationToken cancellation)
    {
        if (cardFolder is not null && !Directory.Exists(cardFolder))
        {
            throw new UserErrorException($"There is no folder {cardFolder} to write the model card to; make it first or name another with --card.");
        }

        KnowledgeBase knowledge = KnowledgeLoader.LoadSources(Installation.Rules, RuleSelection.UserFolders(rules));
        EvaluationResult result = ModelEvaluation.Run(CorpusLoader.LoadInputs(knowledge, []), options, cancellation);
        terminal.Output.Write(ModelCard.Write(result, plots: false));
        if (cardFolder is not null)
        {
            File.WriteAllText(Path.Combine(cardFolder, "README.md"), ModelCard.Write(result, plots: true));
            File.WriteAllText(Path.Combine(cardFolder, "reliability.svg"), EvaluationPlots.Reliability(result));
            File.WriteAllText(Path.Combine(cardFolder, "confusion.svg"), EvaluationPlots.Confusion(result));
            if (result.LearningCurve.Count > 0)
            {
                File.WriteAllText(Path.Combine(cardFolder, "learning-curve.svg"), EvaluationPlots.LearningCurve(result));
            }
        }

        return ExitCodes.Success;
    }

    private static int Positive(int value, int least, string option) =>
        value >= least ? value : throw new UserErrorException($"{option} has to be at least {least}.");
}
