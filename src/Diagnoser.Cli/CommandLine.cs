using System.CommandLine;
using Diagnoser.Cli.Commands;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Cli;

/// <summary>The command line: which commands there are, and what happens when one goes wrong.</summary>
internal static class CommandLine
{
    private const string About = "llmdiag tells why an LLM on your machine failed and what to do about it.";

    /// <summary>Runs one command.</summary>
    /// <returns>The exit code; see <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellation)
    {
        Option<bool> verbose = new("--verbose", "-v") { Description = "Say more, and show a stack trace if the program itself fails.", Recursive = true };
        bool isRun = args is [RunCommand.Name, ..];
        int dashes = isRun ? Array.IndexOf(args, "--") : -1;
        RootCommand root = isRun ? RootOfRun(terminal, verbose, dashes < 0 ? null : args[(dashes + 1)..]) : RootOfAll(terminal, verbose);
        ParseResult parsed = root.Parse(dashes < 0 ? args : args[..dashes]);
        if (parsed.Errors.Count > 0)
        {
            await terminal.Error.WriteLineAsync($"llmdiag: {Sentence(parsed.Errors[0].Message)} See 'llmdiag {CommandPath(parsed)}--help'.");
            return ExitCodes.Unusable;
        }

        try
        {
            InvocationConfiguration invocation = new() { EnableDefaultExceptionHandler = false, Output = terminal.Output, Error = terminal.Error };
            invocation.ProcessTerminationTimeout = isRun ? null : invocation.ProcessTerminationTimeout;
            return await parsed.InvokeAsync(invocation, cancellation);
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

    /// <summary>The command that wraps another one: what it adds to that one's start is felt, so nothing else is set up.</summary>
    private static RootCommand RootOfRun(Terminal terminal, Option<bool> verbose, string[]? command) =>
        new(About) { verbose, RunCommand.Create(terminal, verbose, command) };

    private static RootCommand RootOfAll(Terminal terminal, Option<bool> verbose)
    {
        RootCommand root = new(About)
        {
            verbose,
            ExplainCommand.Create(terminal, verbose),
            RunCommand.Create(terminal, verbose, null),
            CheckCommand.Create(terminal, verbose),
            CollectCommand.Create(terminal),
            RulesCommand.Create(terminal),
            CasesCommand.Create(terminal),
            ModelCommand.Create(terminal),
            HistoryCommand.Create(terminal, verbose),
            DiffCommand.Create(terminal, verbose),
        };
        new MachineDiagnosis(terminal, verbose).AttachTo(root);
        return root;
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
