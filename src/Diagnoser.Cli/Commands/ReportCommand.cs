using System.CommandLine;
using Diagnoser.Cli.Composition;
using Diagnoser.Collectors.Collection;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Privacy;

namespace Diagnoser.Cli.Commands;

/// <summary><c>llmdiag report</c>: the diagnosis as something to attach or to send, with what is private masked.</summary>
internal sealed class ReportCommand
{
    private readonly Argument<string?> _file = new("file")
    {
        Description = "The log, stack trace or report to read; - for standard input. Left out, what is piped in; else the newest failure of this machine.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Flag _here = new("--here") { Description = "The text speaks of this machine, so report on the machine too." };
    private readonly Option<string?> _for = new("--for") { Description = "Print a link that opens a prefilled new issue there.", HelpName = "OWNER/REPO" };
    private readonly Option<string[]> _tried = new("--tried") { Description = "What you have tried: the number of a fix, or words; may be given several times.", HelpName = "FIX", AllowMultipleArgumentsPerToken = false };
    private readonly Flag _noRedact = new("--no-redact") { Description = "Mask nothing. Asks twice." };
    private readonly Flag _answered = new(UnredactedConsent.AnswerOption) { Description = "Answers what --no-redact asks where there is no terminal to ask on." };
    private readonly Option<string[]> _rules = RuleSelection.CreateOption();
    private readonly Option<string[]> _patterns = OwnPatterns.CreateOption();
    private readonly MachineSelection _selection = new();
    private readonly ReportOutput _output = ReportOutput.CreateForSharing();
    private readonly Terminal _terminal;
    private readonly Flag _verbose;

    private ReportCommand(Terminal terminal, Flag verbose)
    {
        _terminal = terminal;
        _verbose = verbose;
    }

    public static Command Create(Terminal terminal, Flag verbose)
    {
        ReportCommand report = new(terminal, verbose);
        Command command = new("report", "Write the diagnosis as something to attach to an issue: secrets, names and addresses are masked.")
        {
            report._file, report._here, report._for, report._tried, report._noRedact, report._answered, report._patterns, report._rules,
        };
        report._output.AddTo(command);
        report._selection.AddTo(command, readsLogs: true);
        command.SetAction(report.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        ReportOutput.Choice choice = _output.Read(parsed, _verbose.IsIn(parsed));
        string? repository = parsed.GetValue(_for) is { } named ? IssueLinkOutput.ReadRepository(named) : null;
        bool redact = !_noRedact.IsIn(parsed);
        if (repository is not null && !redact)
        {
            throw new UserErrorException("--for opens a public issue, which is always masked; leave --no-redact out.");
        }

        choice = repository is null ? choice : choice with { Language = choice.LanguageForOthers };
        Redactor redactor = SharedReport.CreateRedactor(OwnPatterns.Read(parsed.GetValue(_patterns)));
        (DiagnosisReport report, IReadOnlyList<string> text) = await DiagnoseAsync(parsed, choice, cancellation);
        foreach (string piece in text)
        {
            redactor.Learn(piece);
        }

        DiagnosisReport masked = ReportRedaction.Redact(report, redactor);
        string[] tried = parsed.GetValue(_tried) ?? [];
        if (redact)
        {
            report = masked;
            tried = [.. tried.Select(redactor.Redact)];
        }
        else
        {
            UnredactedConsent.Require(_terminal, _answered.IsIn(parsed), redactor.Summary);
        }

        choice = choice with { Tried = tried };
        if (repository is null)
        {
            choice.WriteAsIs(_terminal, report);
        }
        else
        {
            IssueLinkOutput.Write(_terminal, report, repository, choice);
        }

        return ExitCodes.Success;
    }

    private async Task<(DiagnosisReport Report, IReadOnlyList<string> Text)> DiagnoseAsync(ParseResult parsed, ReportOutput.Choice choice, CancellationToken cancellation)
    {
        string? file = parsed.GetValue(_file);
        bool namesMachine = _selection.NamesMachine(parsed);
        IReadOnlyList<string> rules = RuleSelection.UserFolders(parsed.GetValue(_rules));
        if (file is null && (namesMachine || !_terminal.InputIsRedirected))
        {
            return await DiagnoseMachineAsync(await MachineReport.CollectAsync(_terminal, _selection, parsed, rules, choice.Language, findFailure: true, cancellation), cancellation);
        }

        using FailureText input = FailureText.Open(_terminal, file);
        CollectionResult? machine = namesMachine || _here.IsIn(parsed)
            ? await MachineSelection.CollectAsync(_terminal, _selection.OpenMachine(parsed), _selection.ReadOptions(parsed, findFailure: false), cancellation)
            : null;
        DiagnosisReport report = DiagnosisEngine.Load(rules, choice.Language).Diagnose(input.Text, input.Source, machine?.Facts.All ?? [], cancellation);
        return (EarlierReport.Find(input.Text) ?? report, input.Text.Pieces);
    }

    private async Task<(DiagnosisReport Report, IReadOnlyList<string> Text)> DiagnoseMachineAsync(MachineReport machine, CancellationToken cancellation)
    {
        if (machine.Machine.Failure is { } failure)
        {
            await _terminal.Error.WriteLineAsync($"Reading {failure.Source}: {failure.Reason}.");
            return (machine.Diagnose(failure.Text, cancellation), [failure.Text]);
        }

        await _terminal.Error.WriteLineAsync("No failure found in the usual places; name a log, or pipe the output in. What follows reports on the machine.");
        return (machine.Check(cancellation), []);
    }
}
