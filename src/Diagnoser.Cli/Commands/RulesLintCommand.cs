using System.CommandLine;
using Diagnoser.Cli.Composition;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Rules;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag rules lint</c>: names file, line and fault of what is wrong with the rules.</summary>
internal static class RulesLintCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string?> folder = new("folder") { Description = "A folder with rules; the shipped ones if it is left out.", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("lint", "Check that rules are well-formed: unknown codes, slow patterns, missing examples, overlaps.") { folder };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(folder)));
        return command;
    }

    private static int Run(Terminal terminal, string? folder)
    {
        List<LintFinding> faults = [];
        IReadOnlyList<Rule> shipped = KnowledgeLoader.ReadRules(Installation.Rules, faults);
        IReadOnlyList<Rule> rules = shipped;
        if (folder is not null)
        {
            faults.Clear();
            rules = KnowledgeLoader.ReadRules(folder, faults);
        }

        HashSet<string> complaints = [.. KnowledgeLoader.ReadComplaints(Installation.Rules).Select(kind => kind.Name)];
        RuleLinter linter = new(KnowledgeLoader.LoadTaxonomy(), KnowledgeLoader.ReadTables(Installation.Rules), complaints, shipped.Select(rule => rule.Id).ToHashSet());
        faults.AddRange(linter.Check(rules));
        List<string> translated = [];
        foreach (string language in TranslationLoader.Languages)
        {
            KnowledgeTranslation translation = TranslationLoader.ReadSources(folder ?? Installation.Rules, language, faults);
            faults.AddRange(RuleTranslationLinter.Check(rules, translation.Rules));
            faults.AddRange(folder is null ? TranslationLoader.CheckNextSteps(KnowledgeLoader.ReadNextSteps(Installation.Rules), translation.NextSteps, language) : []);
            translated.Add($"{translation.Rules.Count} in {language}");
        }

        foreach (LintFinding fault in faults)
        {
            terminal.Output.WriteLine(fault);
        }

        terminal.Output.WriteLine($"{rules.Count} rules, {faults.Count} faults (translated: {string.Join(", ", translated)})");
        return faults.Count == 0 ? ExitCodes.Success : ExitCodes.Findings;
    }
}
