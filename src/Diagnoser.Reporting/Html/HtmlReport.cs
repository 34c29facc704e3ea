using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Html;

/// <summary>The report as one HTML file that needs nothing else: no network, no script.</summary>
public static class HtmlReport
{
    /// <summary>Writes a report as a complete HTML document with <c>\n</c> line ends. Redact it first if it leaves the machine.</summary>
    /// <param name="report">The report.</param>
    /// <param name="options">How to write.</param>
    public static string Write(DiagnosisReport report, HtmlOptions options)
    {
        report = LocalizedReport.Of(report, options.Language);
        var content = new ReportContent(report);
        var wording = Wording.Of(options.Language);
        string title = content.IsSilent
            ? content.SilentWords(wording)
            : wording.Label(wording.VerdictWords(report.Verdict)) + report.Headline;

        // The empty elements are closed and every attribute is quoted, so that the page is well-formed XML and tests can read it as such.
        return $"""
            <!DOCTYPE html>
            <html lang="{wording.Tag}">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
            <meta name="referrer" content="no-referrer" />
            <meta name="generator" content="{HtmlText.Escape($"{report.Tool.Name} {report.Tool.Version}")}" />
            <title>{HtmlText.Escape(SafeText.Beginning(SafeText.OneLine(title), 120))}</title>
            <style>
            {HtmlStyle.Sheet}
            </style>
            </head>
            <body>
            <main>
            {Sections(content, wording, options)}</main>
            <footer class="quiet">
            <p>{HtmlText.Escape(Wording.Fill(wording.MadeBy, report.Tool.Name, report.Tool.Version))}</p>
            </footer>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Sections(ReportContent content, Wording wording, HtmlOptions options)
    {
        var background = new BackgroundHtml(content, wording);
        if (content.IsSilent)
        {
            string silent = $"""
                <header class="open">
                <h1>{HtmlText.Escape(content.SilentWords(wording))}</h1>
                </header>

                """;
            return silent + background.NextSteps() + background.Facts() + background.Masked();
        }

        var answer = new AnswerHtml(content, wording, new TriedFixes(content.Report.Fixes, options.Tried));
        return string.Concat(
            answer.Header(),
            answer.Why(),
            new LogHtml(content, wording).Write(),
            answer.Fixes(),
            answer.FixesTried(),
            answer.OtherFindings(),
            background.Candidates(),
            background.Cases(),
            background.NextSteps(),
            background.Facts(),
            background.Masked());
    }
}
