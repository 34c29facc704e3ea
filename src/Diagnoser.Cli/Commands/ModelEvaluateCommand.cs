using System.CommandLine;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag model evaluate</c>: cross-validates the classifier.</summary>
internal static class ModelEvaluateCommand
{
    public static Command Create(Terminal terminal) => new("evaluate", "Cross-validate the classifier.");
}
