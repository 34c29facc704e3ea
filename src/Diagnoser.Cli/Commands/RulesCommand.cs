using System.CommandLine;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag rules</c>: what the rules are, and whether they are in order.</summary>
internal static class RulesCommand
{
    public static Command Create(Terminal terminal) =>
        new("rules", "List, show, check and write rules.")
        {
            RulesListCommand.Create(terminal),
            RulesShowCommand.Create(terminal),
            RulesLintCommand.Create(terminal),
            RulesTestCommand.Create(terminal),
            RulesStatsCommand.Create(terminal),
            RulesNewCommand.Create(terminal),
            RulesPackCommand.Create(terminal),
        };
}
