using System.CommandLine;
using System.Globalization;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Training.Corpus;
using Diagnoser.Training.Evaluation;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag rules stats</c>: how often each rule is right on the labelled cases.</summary>
internal static class RulesStatsCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string[]> rules = RuleSelection.CreateOption();
        Flag wrong = new("--wrong") { Description = "List the cases in which a certain rule names another category than the label." };
        Flag missed = new("--missed") { Description = "List the cases in which no certain rule matches, with the uncertain ones that do." };
        Option<string[]> cases = new("--cases") { Description = "Case files, in the form of training-data/cases.jsonl, to measure on instead of the shipped ones.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        Command command = new("stats", "Measure the rules on the labelled cases: hits, right by category, right by leaf.") { rules, cases, wrong, missed };
        command.SetAction((parsed, cancellation) =>
        {
            RuleStatistics statistics = Measure(parsed.GetValue(rules), parsed.GetValue(cases) ?? [], cancellation);
            PrintFigures(terminal.Output, statistics);
            PrintCases(terminal.Output, wrong.IsIn(parsed) ? statistics.Mistakes : [], missed.IsIn(parsed) ? statistics.Misses : []);
            return Task.FromResult(ExitCodes.Success);
        });
        return command;
    }

    private static RuleStatistics Measure(string[]? userFolders, string[] caseFiles, CancellationToken cancellation)
    {
        KnowledgeBase knowledge = KnowledgeLoader.LoadSources(Installation.Rules, RuleSelection.UserFolders(userFolders));
        return RuleStatistics.Measure(CorpusLoader.LoadInputs(knowledge, caseFiles, onlyThose: caseFiles.Length > 0), cancellation);
    }

    private static void PrintFigures(TextWriter output, RuleStatistics statistics)
    {
        output.WriteLine("rule                                                     certainty  hits  category  leaf");
        foreach (RuleScore score in statistics.Rules)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{score.Rule.Id,-56} {score.Rule.Certainty,9:0.00} {score.Hits,5} {score.RightCategory,9} {score.RightLeaf,5}"));
        }

        foreach (CaseOrigin origin in statistics.Coverage.Select(coverage => coverage.Origin).Distinct())
        {
            output.WriteLine();
            output.WriteLine(PopulationNames.Heading(origin));
            foreach (RuleCoverage coverage in statistics.Coverage.Where(coverage => coverage.Origin == origin))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {coverage.Name,-28} {coverage.Cases,4} cases, a rule of certainty >= {RuleStatistics.CertainFrom:0.0} fires on {coverage.Fired,4} ({100.0 * coverage.Fired / Math.Max(1, coverage.Cases):0.0} %), right by category {coverage.RightCategory,4} ({100.0 * coverage.RightCategory / Math.Max(1, coverage.Fired):0.0} %), by leaf {coverage.RightLeaf,4}"));
            }

            foreach (RuleStep step in statistics.Steps.Where(step => step.Origin == origin))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  most certain rule from {step.From:0.0}   {step.Cases,4} cases, right by category {step.RightCategory,4} ({100.0 * step.RightCategory / step.Cases:0.0} %), by leaf {step.RightLeaf,4}"));
            }
        }
    }

    private static void PrintCases(TextWriter output, IReadOnlyList<RuleMistake> mistakes, IReadOnlyList<RuleMiss> misses)
    {
        foreach (RuleMistake mistake in mistakes)
        {
            output.WriteLine($"{mistake.Case.Id}  label {mistake.Case.Cause}, rule {mistake.Rule.Id} says {mistake.Rule.Cause}: {mistake.Case.Title}");
        }

        foreach (RuleMiss miss in misses)
        {
            output.WriteLine($"{miss.Case.Id}  label {miss.Case.Cause}, uncertain: {string.Join(", ", miss.Uncertain.Select(rule => $"{rule.Id} ({rule.Cause})").DefaultIfEmpty("none"))}: {miss.Case.Title}");
        }
    }
}
