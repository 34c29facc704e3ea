using System.CommandLine;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag cases</c>: what is known of real cases.</summary>
internal static class CasesCommand
{
    public static Command Create(Terminal terminal) =>
        new("cases", "Look at the cases that llmdiag learned from.") { CasesStatsCommand.Create(terminal) };
}
