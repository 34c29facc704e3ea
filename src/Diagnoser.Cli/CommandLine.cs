using System.CommandLine;
using System.CommandLine.Invocation;
using Diagnoser.Cli.Commands;
using Diagnoser.Core.Yaml;

namespace Diagnoser.Cli;

/// <summary>The command line: which commands there are, and what happens when one goes wrong.</summary>
internal static class CommandLine
{
    private const string Name = "llmdiag";
    private const string About = "llmdiag tells why an LLM on your machine failed and what to do about it.";

    private static readonly string[] s_commands = ["explain", RunCommand.Name, "batch", "check", "report", "collect", "history", "diff", "rules", "cases", "model"];

    /// <summary>Runs one command.</summary>
    /// <returns>The exit code; see <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        Flag verbose = new("--verbose", "-v") { Description = "Say more, and show a stack trace if the program itself fails.", Recursive = true };
        // What stands behind -- belongs to the command that 'run' wraps.
        int dashes = args is [RunCommand.Name, ..] ? Array.IndexOf(args, "--") : -1;

        // Setting up all commands with their options takes longer than parsing; where the first argument names a command, the others are not asked.
        // Only who asks for help is told of what every program has, whose words come from a resource.
        Command? named = args.Length > 0 ? CreateCommand(args[0], terminal, verbose, dashes < 0 ? null : args[(dashes + 1)..]) : null;
        Command root = named is not null && !Array.Exists(args, AsksForHelp) ? new Command(Name, About) : new RootCommand(About);
        root.Add(verbose);
        if (named is not null)
        {
            root.Add(named);
        }
        else
        {
            foreach (string name in s_commands)
            {
                root.Add(CreateCommand(name, terminal, verbose, null)!);
            }

            new MachineDiagnosis(terminal, verbose).AttachTo(root);
        }

        ParseResult parsed = root.Parse(dashes < 0 ? args : args[..dashes]);
        if (parsed.Errors.Count > 0)
        {
            terminal.Error.WriteLine($"llmdiag: {Sentence(parsed.Errors[0].Message)} See 'llmdiag {CommandPath(parsed)}--help'.");
            return ExitCodes.Unusable;
        }

        try
        {
            InvocationConfiguration invocation = new() { EnableDefaultExceptionHandler = false, Output = terminal.Output, Error = terminal.Error };
            invocation.ProcessTerminationTimeout = args is [RunCommand.Name, ..] ? null : invocation.ProcessTerminationTimeout;

            // What waits for nothing needs none of the machinery for waiting, which takes some milliseconds to set up.
            return parsed.Action is SynchronousCommandLineAction ? parsed.Invoke(invocation) : parsed.InvokeAsync(invocation).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Stopped;
        }
        catch (Exception exception) when (!verbose.IsIn(parsed) && exception is UserErrorException or YamlFormatException or IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"llmdiag: {Sentence(exception.Message)}");
            return ExitCodes.Unusable;
        }
        catch (Exception exception) when (!verbose.IsIn(parsed))
        {
            terminal.Error.WriteLine($"llmdiag: this is a fault of llmdiag itself ({exception.GetType().Name}: {Sentence(exception.Message)}) Run it again with --verbose and report what it prints.");
            return ExitCodes.Unusable;
        }
    }

    private static Command? CreateCommand(string name, Terminal terminal, Flag verbose, string[]? wrapped) => name switch
    {
        "explain" => ExplainCommand.Create(terminal, verbose),
        RunCommand.Name => RunCommand.Create(terminal, verbose, wrapped),
        "batch" => BatchCommand.Create(terminal),
        "check" => CheckCommand.Create(terminal, verbose),
        "report" => ReportCommand.Create(terminal, verbose),
        "collect" => CollectCommand.Create(terminal),
        "history" => HistoryCommand.Create(terminal, verbose),
        "diff" => DiffCommand.Create(terminal, verbose),
        "rules" => RulesCommand.Create(terminal),
        "cases" => CasesCommand.Create(terminal),
        "model" => ModelCommand.Create(terminal),
        _ => null,
    };

    private static bool AsksForHelp(string argument) => argument is "--help" or "-h" or "-?" or "/h" or "/?" or "--version" || argument.StartsWith('[');

    private static string Sentence(string message)
    {
        string line = string.Join(' ', message.Split(['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        return line.EndsWith('.') || line.EndsWith('?') ? line : line + ".";
    }

    private static string CommandPath(ParseResult parsed)
    {
        List<string> names = [];
        for (System.CommandLine.Parsing.CommandResult? result = parsed.CommandResult; result is { Parent: not null }; result = result.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, result.Command.Name + " ");
        }

        return string.Concat(names);
    }
}
