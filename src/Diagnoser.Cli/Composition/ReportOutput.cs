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

    /// <summary>Creates the options for one command.</summary>
    public static ReportOutput Create()
    {
        Option<string> format = new("--format") { Description = "text for the terminal, json for programs; markdown and html to share, which are redacted.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "markdown", "html");
        Option<string?> file = new("--output", "-o") { Description = "Write the report to a file instead of the terminal.", HelpName = "FILE" };
        Option<string?> language = new("--lang") { Description = "The report's language: en or zh; the locale's if it is left out.", HelpName = "LANG" };
        return new ReportOutput(format, file, language);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_file);
        command.Add(_language);
    }

    /// <summary>What the command line chose.</summary>
    public Choice Read(ParseResult parsed, bool verbose) =>
        new(parsed.GetValue(_format)!, parsed.GetValue(_file), LanguageOf(parsed.GetValue(_language)), verbose);

    private static ReportLanguage LanguageOf(string? named)
    {
        string language = named ?? LocaleOfUser();
        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? ReportLanguage.Chinese
            : named is null || language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? ReportLanguage.English
            : throw new UserErrorException($"There is no report in the language '{named}'; choose en or zh.");
    }

    private static string LocaleOfUser() =>
        Environment.GetEnvironmentVariable("LC_ALL") is { Length: > 0 } all ? all
        : Environment.GetEnvironmentVariable("LC_MESSAGES") is { Length: > 0 } messages ? messages
        : Environment.GetEnvironmentVariable("LANG") ?? "";

    /// <summary>How and where a report is written.</summary>
    /// <param name="Format"><c>text</c>, <c>json</c>, <c>markdown</c> or <c>html</c>.</param>
    /// <param name="File">The file to write to, or null for standard output.</param>
    /// <param name="Language">The language of the report's own words.</param>
    /// <param name="Verbose">Whether everything is shown.</param>
    internal sealed record Choice(string Format, string? File, ReportLanguage Language, bool Verbose)
    {
        /// <summary>Writes the report.</summary>
        /// <exception cref="UserErrorException">The file cannot be written.</exception>
        public void Write(Terminal terminal, DiagnosisReport report)
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
                    writer.WriteLine(JsonReport.Write(report));
                    return;
                case "markdown":
                    writer.Write(MarkdownReport.Write(SharedReport.Redact(report), new MarkdownOptions { Language = Language }));
                    return;
                case "html":
                    writer.Write(HtmlReport.Write(SharedReport.Redact(report), new HtmlOptions { Language = Language }));
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
