using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Json;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Markdown;

/// <summary>The report in GitHub-flavoured Markdown, for an issue or a message to a maintainer.</summary>
public static class MarkdownReport
{
    private const string DataStart = "<!-- llmdiag-report ";
    private const string CommentEnd = "-->";

    /// <summary>
    /// The encoder of the data. It writes <c>&lt;</c> and <c>&gt;</c> as escapes, so that no text in the data can end the
    /// comment or begin another one; letters of every script stay as they are.
    /// </summary>
    private static readonly JavaScriptEncoder DataEncoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes a report as Markdown with <c>\n</c> line ends. Redact it first if it leaves the machine.</summary>
    /// <param name="report">The report.</param>
    /// <param name="options">How to write.</param>
    public static string Write(DiagnosisReport report, MarkdownOptions options)
    {
        var content = new ReportContent(LocalizedReport.Of(report, options.Language));
        var wording = Wording.Of(options.Language);
        var page = new MarkdownPage();
        if (content.IsSilent)
        {
            page.Block(content.SilentWords(wording));
        }
        else
        {
            var sections = new MarkdownSections(page, content, wording, new TriedFixes(content.Report.Fixes, options.Tried));
            sections.Answer();
            sections.Versions();
            sections.Evidence();
            sections.Fixes();
            sections.FixesTried();
            sections.OtherFindings();
            sections.Candidates();
            sections.Cases();
        }

        var background = new MarkdownBackground(page, content, wording);
        background.NextSteps();
        background.Environment();
        background.Origin();
        if (options.IncludeData)
        {
            page.Block(DataStart + JsonReport.Write(report, DataEncoder, indented: false) + " " + CommentEnd);
        }

        return page.ToString();
    }

    /// <summary>Reads the report back from a text that <see cref="Write"/> wrote, also where other text stands around it.</summary>
    /// <param name="markdown">The Markdown text.</param>
    /// <param name="report">The report; null if the text has none.</param>
    /// <returns>Whether the text has a report.</returns>
    public static bool TryReadBack(string markdown, [NotNullWhen(true)] out DiagnosisReport? report)
    {
        report = null;

        // The last one: quoted text above it may hold the same words, what follows it cannot be quoted by the report itself.
        int start = markdown.LastIndexOf(DataStart, StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        int end = markdown.IndexOf(CommentEnd, start, StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        try
        {
            report = JsonReport.Read(markdown[(start + DataStart.Length)..end]);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
