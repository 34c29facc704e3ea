using System.CommandLine;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Html;
using Diagnoser.Reporting.Json;
using Diagnoser.Reporting.Languages;
using Diagnoser.Reporting.Markdown;
using Diagnoser.Reporting.Terminal;
using Spectre.Console;

namespace Diagnoser.Cli.Composition;

/// <summary>The options that say how and where a report is written, shared by the commands that write one.</summary>
internal sealed class ReportOutput
{
    private readonly Option<string> _format;
    private readonly Option<string?> _file;
    private readonly Option<string?> _language;

    private ReportOutput(Option<string> format, Option<string?> file, Option<string?> language)
    {
        _format = format;
        _file = file;
        _language = language;
    }

    /// <summary>Creates the options for one command that answers the person in front of it.</summary>
    public static ReportOutput Create() =>
        Create("text", "text for the terminal, json for programs of this machine; markdown and html to share, in which secrets are masked.");

    /// <summary>Creates the options for one command that writes something to attach.</summary>
    public static ReportOutput CreateForSharing() =>
        Create("markdown", "markdown for an issue, html for a page, json for programs, text to read; secrets are masked in all of them.");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_file);
        command.Add(_language);
    }

    /// <summary>What the command line chose.</summary>
    /// <exception cref="UserErrorException">There is no such language.</exception>
    public Choice Read(ParseResult parsed, bool verbose)
    {
        string format = parsed.GetValue(_format)!;
        string? language = parsed.GetValue(_language);
        LanguageSelection.Check(language);
        return new Choice(format, parsed.GetValue(_file), format == "json" ? LanguageSelection.ForOthers(language) : LanguageSelection.ForPeople(language), verbose)
        {
            LanguageForOthers = LanguageSelection.ForOthers(language),
        };
    }

    private static ReportOutput Create(string usual, string description)
    {
        Option<string> format = new("--format") { Description = description, DefaultValueFactory = _ => usual };
        format.AcceptOnlyFromAmong("text", "json", "markdown", "html");
        Option<string?> file = new("--output", "-o") { Description = "Write the report to a file instead of the terminal.", HelpName = "FILE" };
        return new ReportOutput(format, file, LanguageSelection.CreateOption());
    }

    /// <summary>How and where a report is written.</summary>
    /// <param name="Format"><c>text</c>, <c>json</c>, <c>markdown</c> or <c>html</c>.</param>
    /// <param name="File">The file to write to, or null for standard output.</param>
    /// <param name="Language">The language of the report's own words.</param>
    /// <param name="Verbose">Whether everything is shown.</param>
    internal sealed record Choice(string Format, string? File, ReportLanguage Language, bool Verbose)
    {
        /// <summary>The language of what is meant for people elsewhere.</summary>
        public ReportLanguage LanguageForOthers { get; init; }

        /// <summary>What the person has tried already, for the forms that are shared.</summary>
        public IReadOnlyList<string> Tried { get; init; } = [];

        /// <summary>Writes a report of this machine's; in the forms that are there to be shared it is masked first.</summary>
        /// <param name="terminal">Where to write.</param>
        /// <param name="report">The report.</param>
        /// <param name="text">The text that it is about, as far as it was kept: what it gives away is masked also where the report shows a part only.</param>
        /// <exception cref="UserErrorException">The file cannot be written.</exception>
        public void Write(Terminal terminal, DiagnosisReport report, KeptText? text = null) =>
            WriteAsIs(terminal, Format is "markdown" or "html" ? SharedReport.Redact(report, text?.Pieces ?? []) : report);

        /// <summary>Writes a report that was masked already, or is not to be.</summary>
        /// <exception cref="UserErrorException">The file cannot be written.</exception>
        public void WriteAsIs(Terminal terminal, DiagnosisReport report)
        {
            if (File is null)
            {
                WriteTo(terminal.Output, report, terminal.OutputIsTerminal, terminal.Width);
                return;
            }

            try
            {
                using StreamWriter writer = new(File);
                WriteTo(writer, report, isTerminal: false, terminal.Width);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new UserErrorException($"The report cannot be written to {File}: {exception.Message}", exception);
            }
        }

        private void WriteTo(TextWriter writer, DiagnosisReport report, bool isTerminal, int width)
        {
            switch (Format)
            {
                case "json":
                    writer.WriteLine(JsonReport.Write(LocalizedReport.Of(report, Language)));
                    return;
                case "markdown":
                    writer.Write(MarkdownReport.Write(report, new MarkdownOptions { Language = Language, Tried = Tried }));
                    return;
                case "html":
                    writer.Write(HtmlReport.Write(report, new HtmlOptions { Language = Language, Tried = Tried }));
                    return;
            }

            TerminalOptions options = new() { Verbose = Verbose, Language = Language };
            if (!isTerminal || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")))
            {
                TerminalReport.Write(report, writer, width, options);
                return;
            }

            IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
            console.Profile.Width = width;
            TerminalReport.Write(report, console, options);
        }
    }
}
