using System.CommandLine;
using System.Globalization;
using Diagnoser.Collectors;
using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.Machines;

namespace Diagnoser.Cli.Composition;

/// <summary>The options that say which machine is read and how, shared by the commands that read one.</summary>
internal sealed class MachineSelection
{
    private readonly Option<string?> _machine = new("--machine") { Description = "A recorded machine instead of this one.", HelpName = "DIR" };
    private readonly Option<string?> _model = new("--model") { Description = "The model: a folder, a file, or a name as in a cache.", HelpName = "MODEL" };
    private readonly Option<long?> _context = new("--context") { Description = "The tokens of context that you want, for the memory that is needed; 8192 or the model's own if it is left out.", HelpName = "TOKENS" };
    private readonly Option<string?> _python = new("--python") { Description = "The Python, or the folder of the environment, to look at; the active one if it is left out.", HelpName = "EXE" };
    private readonly Option<string?> _log = new("--log") { Description = "The log to read, instead of the newest in the usual places.", HelpName = "FILE" };
    private readonly Option<string?> _since = new("--since") { Description = "How far back a failure may lie: 30m, 12h, 7d; a day if it is left out.", HelpName = "AGE" };
    private readonly Option<string?> _docker = new("--docker") { Description = "A Docker container whose log to read.", HelpName = "NAME" };
    private readonly Flag _probe = new("--probe") { Description = "Allow starting that Python to ask torch what files cannot tell." };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="readsLogs">Whether the command looks for a failure, so that the options on logs mean something to it.</param>
    public void AddTo(Command command, bool readsLogs = false)
    {
        Option[] all = readsLogs ? [_machine, _model, _context, _python, _log, _since, _docker, _probe] : [_machine, _model, _context, _python, _probe];
        foreach (Option option in all)
        {
            command.Add(option);
        }
    }

    /// <summary>Whether this machine is read, not a recorded one.</summary>
    public bool IsThisMachine(ParseResult parsed) => parsed.GetValue(_machine) is null;

    /// <summary>Whether the command line names a machine, or a log on it, so that no text need be piped in.</summary>
    public bool NamesMachine(ParseResult parsed) => parsed.GetResult(_machine) is { Implicit: false } || parsed.GetResult(_log) is { Implicit: false };

    /// <summary>The machine that the command line chose.</summary>
    /// <exception cref="UserErrorException">There is no such recording.</exception>
    public IMachine OpenMachine(ParseResult parsed)
    {
        if (parsed.GetValue(_machine) is not { } folder)
        {
            return new LocalMachine(TimeProvider.System);
        }

        if (!Directory.Exists(folder))
        {
            throw new UserErrorException($"There is no recorded machine {folder}; record one with 'llmdiag collect --record DIR'.");
        }

        try
        {
            return RecordedMachine.Open(folder);
        }
        catch (InvalidDataException exception)
        {
            throw new UserErrorException(exception.Message, exception);
        }
    }

    /// <summary>What the command line asks of the collectors.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="findFailure">Whether the newest failure is looked for.</param>
    public CollectOptions ReadOptions(ParseResult parsed, bool findFailure) => new()
    {
        Python = parsed.GetValue(_python),
        Model = parsed.GetValue(_model),
        Context = parsed.GetValue(_context) is { } context ? ReadContext(context) : null,
        Log = parsed.GetValue(_log),
        Since = parsed.GetValue(_since) is { } age ? ReadAge(age) : null,
        DockerContainer = parsed.GetValue(_docker),
        Probe = _probe.IsIn(parsed),
        FindFailure = findFailure,
    };

    /// <summary>Reads a machine, naming on standard error the collectors that keep a person waiting.</summary>
    public static async Task<CollectionResult> CollectAsync(Terminal terminal, IMachine machine, CollectOptions options, CancellationToken cancellation)
    {
        if (!terminal.ErrorIsTerminal)
        {
            return await MachineCollection.RunAsync(machine, StandardCollectors.All, options, progress: null, cancellation);
        }

        await using CollectionProgress progress = new(terminal.Error);
        return await MachineCollection.RunAsync(machine, StandardCollectors.All, options, progress, cancellation);
    }

    private static long ReadContext(long tokens) =>
        tokens is > 0 and <= 100_000_000 ? tokens : throw new UserErrorException($"{tokens} is no number of tokens; give --context a number such as 8192.");

    private static TimeSpan ReadAge(string text)
    {
        bool isNumber = double.TryParse(text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        return (isNumber && number is > 0 and < 100_000, text[^1..]) switch
        {
            (true, "m") => TimeSpan.FromMinutes(number),
            (true, "h") => TimeSpan.FromHours(number),
            (true, "d") => TimeSpan.FromDays(number),
            _ => throw new UserErrorException($"'{text}' is no age; write it as 30m, 12h or 7d."),
        };
    }
}
