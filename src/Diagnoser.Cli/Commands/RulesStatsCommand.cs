using System.CommandLine;
using System.Globalization;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Training;
using Diagnoser.Training.Corpus;
using Diagnoser.Training.Evaluation;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag rules stats</c>: how often each rule is right on the labelled cases.</summary>
internal static class RulesStatsCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string[]> rules = RuleSelection.CreateOption();
        Option<bool> wrong = new("--wrong") { Description = "List the cases in which a certain rule names another category than the label." };
        Command command = new("stats", "Measure the rules on the labelled cases: hits, right by category, right by leaf.") { rules, wrong };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(terminal, parsed.GetValue(rules), parsed.GetValue(wrong), cancellation)));
        return command;
    }

    private static int Run(Terminal terminal, string[]? userFolders, bool listWrong, CancellationToken cancellation)
    {
        KnowledgeBase knowledge = KnowledgeLoader.LoadSources(Installation.Rules, RuleSelection.UserFolders(userFolders));
        TrainingInputs inputs = CorpusLoader.LoadInputs(knowledge, []);
        RuleStatistics statistics = RuleStatistics.Measure(inputs, cancellation);
        TextWriter output = terminal.Output;
        output.WriteLine("rule                                                     certainty  hits  category  leaf");
        foreach (RuleScore score in statistics.Rules)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{score.Rule.Id,-56} {score.Rule.Certainty,9:0.00} {score.Hits,5} {score.RightCategory,9} {score.RightLeaf,5}"));
        }

        foreach (CaseOrigin origin in new[] { CaseOrigin.Study, CaseOrigin.Engines })
        {
            output.WriteLine();
            output.WriteLine(origin == CaseOrigin.Study ? "The study's written-up cases" : "Cases of serving engines");
            foreach (RuleCoverage coverage in statistics.Coverage.Where(coverage => coverage.Origin == origin))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {coverage.Name,-28} {coverage.Cases,4} cases, a rule of certainty >= {RuleStatistics.CertainFrom:0.0} fires on {coverage.Fired,4} ({100.0 * coverage.Fired / Math.Max(1, coverage.Cases):0.0} %), right by category {coverage.RightCategory,4} ({100.0 * coverage.RightCategory / Math.Max(1, coverage.Fired):0.0} %), by leaf {coverage.RightLeaf,4}"));
            }
        }

        foreach (RuleMistake mistake in listWrong ? statistics.Mistakes : [])
        {
            output.WriteLine($"{mistake.Case.Id}  label {mistake.Case.Cause}, rule {mistake.Rule.Id} says {mistake.Rule.Cause}: {mistake.Case.Title}");
        }

        return ExitCodes.Success;
    }
}
