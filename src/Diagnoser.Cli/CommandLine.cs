using System.CommandLine;
using Diagnoser.Cli.Commands;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Cli;

/// <summary>The command line: which commands there are, and what happens when one goes wrong.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <returns>The exit code; see <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        Option<bool> verbose = new("--verbose", "-v") { Description = "Say more, and show a stack trace if the program itself fails.", Recursive = true };
        RootCommand root = new("llmdiag tells why an LLM on your machine failed and what to do about it.")
        {
            verbose,
            ExplainCommand.Create(terminal, verbose),
            CheckCommand.Create(terminal, verbose),
            ReportCommand.Create(terminal, verbose),
            CollectCommand.Create(terminal),
            RulesCommand.Create(terminal),
            CasesCommand.Create(terminal),
            ModelCommand.Create(terminal),
        };
        new MachineDiagnosis(terminal, verbose).AttachTo(root);
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await terminal.Error.WriteLineAsync($"llmdiag: {Sentence(parsed.Errors[0].Message)} See 'llmdiag {CommandPath(parsed)}--help'.");
            return ExitCodes.Unusable;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = terminal.Output, Error = terminal.Error }, cancellation);
        }
        catch (Exception exception) when (!parsed.GetValue(verbose) && exception is UserErrorException or YamlFormatException or IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"llmdiag: {Sentence(exception.Message)}");
            return ExitCodes.Unusable;
        }
        catch (Exception exception) when (!parsed.GetValue(verbose) && exception is not OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync($"llmdiag: this is a fault of llmdiag itself ({exception.GetType().Name}: {Sentence(exception.Message)}) Run it again with --verbose and report what it prints.");
            return ExitCodes.Unusable;
        }
    }

    private static string Sentence(string message)
    {
        string line = string.Join(' ', message.Split(['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return line.EndsWith('.') || line.EndsWith('?') ? line : line + ".";
    }

    private static string CommandPath(ParseResult parsed)
    {
        List<string> names = [];
        for (System.CommandLine.Parsing.CommandResult? result = parsed.CommandResult; result is { Command: not RootCommand }; result = result.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, result.Command.Name + " ");
        }

        return string.Concat(names);
    }
}
