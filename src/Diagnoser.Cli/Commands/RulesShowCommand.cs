using System.CommandLine;
using Diagnoser.Cli.Composition;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag rules show ID</c>: one rule as its author wrote it.</summary>
internal static class RulesShowCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> id = new("id") { Description = "The rule's id." };
        Option<string[]> rules = RuleSelection.CreateOption();
        Command command = new("show", "Show one rule.") { id, rules };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(id)!, RuleSelection.UserFolders(parsed.GetValue(rules))));
        return command;
    }

    private static void Run(Terminal terminal, string id, IReadOnlyList<string> userFolders)
    {
        foreach (string folder in userFolders.Reverse().Append(Installation.Rules))
        {
            if (KnowledgeLoader.ReadRules(folder).LastOrDefault(rule => rule.Id == id) is { } rule)
            {
                string path = Path.Combine(folder, rule.FileName.Replace('/', Path.DirectorySeparatorChar));
                terminal.Output.WriteLine($"# {path}");
                terminal.Output.Write(File.ReadAllText(path));
                return;
            }
        }

        string[] near = [.. KnowledgeLoader.ReadRules(Installation.Rules).Select(rule => rule.Id).Where(candidate => candidate.Contains(id, StringComparison.OrdinalIgnoreCase)).Take(5)];
        string hint = near.Length > 0 ? $"did you mean {string.Join(" or ", near)}?" : "see 'llmdiag rules list'.";
        throw new UserErrorException($"There is no rule '{id}'; {hint}");
    }
}
