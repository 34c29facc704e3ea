using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;
using Spectre.Console;

namespace Diagnoser.Reporting.Terminal;

/// <summary>The report for the person in front of a terminal: the answer first, then why, then what to do, then the rest.</summary>
public static class TerminalReport
{
    /// <summary>Writes a report to a console, in colours if the console has them.</summary>
    /// <param name="report">The report.</param>
    /// <param name="console">Where to write; its profile gives the width in cells.</param>
    /// <param name="options">How to write.</param>
    public static void Write(DiagnosisReport report, IAnsiConsole console, TerminalOptions options) =>
        console.Write(LayOut(report, options, console.Profile.Width, console.Profile.Capabilities.Unicode));

    /// <summary>Writes a report as plain text, for pipes and files; no console is set up for it, which takes longer than the writing.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Where to write.</param>
    /// <param name="width">The width of a line in cells; commands and addresses are longer where they have to be.</param>
    /// <param name="options">How to write.</param>
    public static void Write(DiagnosisReport report, TextWriter writer, int width, TerminalOptions options) =>
        LayOut(report, options, width, unicode: true).WriteTo(writer);

    private static TerminalPage LayOut(DiagnosisReport report, TerminalOptions options, int width, bool unicode)
    {
        report = LocalizedReport.Of(report, options.Language);
        var page = new TerminalPage(width);
        var content = new ReportContent(report);
        var wording = Wording.Of(options.Language);
        if (MachineCheck.IsCheck(report))
        {
            LayOutCheck(page, report, wording, options);
            return page;
        }

        var answer = new AnswerSections(page, content, wording, options.Verbose);
        var background = new BackgroundSections(page, content, wording, options.Verbose, unicode);
        if (content.IsSilent)
        {
            page.Prose("", Tone.Plain, content.SilentWords(wording), Tone.Strong);
            background.NextSteps();
            if (report.Input.Source == InputSource.Machine || options.Verbose)
            {
                background.Facts();
            }

            return page;
        }

        answer.Answer();
        answer.Evidence();
        answer.Fixes();
        answer.OtherFindings();
        background.Candidates();
        background.Cases();
        background.NextSteps();
        background.Facts();
        background.Footer();
        return page;
    }
    private static void LayOutCheck(TerminalPage page, DiagnosisReport report, Wording wording, TerminalOptions options)
    {
        var check = new CheckSections(page, report, wording, CheckWording.Of(options.Language), options.Verbose);
        check.Problems();
        check.Notes();
        check.Fit();
        check.LookedAt();
        if (options.Verbose)
        {
            new BackgroundSections(page, new ReportContent(report), wording, verbose: true, unicode: true).Facts();
        }
    }
}
