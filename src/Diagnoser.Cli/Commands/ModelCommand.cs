using System.CommandLine;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag model</c>: the classifier.</summary>
internal static class ModelCommand
{
    public static Command Create(Terminal terminal) =>
        new("model", "Train and evaluate the classifier.") { ModelTrainCommand.Create(terminal), ModelEvaluateCommand.Create(terminal) };
}
