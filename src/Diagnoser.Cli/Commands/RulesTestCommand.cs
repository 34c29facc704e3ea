using System.CommandLine;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Rules;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag rules test</c>: runs every rule's examples through the same stages as real input.</summary>
internal static class RulesTestCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string[]> rules = RuleSelection.CreateOption();
        Argument<string[]> only = new("id") { Description = "Only the rules whose id or folder contains one of these.", Arity = ArgumentArity.ZeroOrMore };
        Command command = new("test", "Run the examples of every rule.") { only, rules };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(only) ?? [], parsed.GetValue(rules)));
        return command;
    }

    private static int Run(Terminal terminal, string[] only, string[]? userFolders)
    {
        KnowledgeBase knowledge = KnowledgeLoader.LoadSources(Installation.Rules, RuleSelection.UserFolders(userFolders));
        RuleExampleRunner runner = new(knowledge);
        int failed = 0;
        int examples = 0;
        int rules = 0;
        foreach (Rule rule in knowledge.Rules.Rules.Where(rule => only.Length == 0 || Array.Exists(only, part => rule.Id.Contains(part, StringComparison.Ordinal) || rule.FileName.Contains(part, StringComparison.Ordinal))))
        {
            rules++;
            examples += rule.Matching.Count + rule.Missing.Count;
            foreach (LintFinding failure in runner.Run(rule))
            {
                failed++;
                terminal.Output.WriteLine(failure);
            }
        }

        terminal.Output.WriteLine($"{rules} rules, {examples} examples, {failed} failed");
        return failed == 0 ? ExitCodes.Success : ExitCodes.Findings;
    }
}
