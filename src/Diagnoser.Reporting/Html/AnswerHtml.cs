using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Html;

/// <summary>The answer, why, and what to do.</summary>
internal sealed class AnswerHtml(ReportContent content, Wording wording, TriedFixes tried)
{
    private const int MostVersions = 12;

    private DiagnosisReport Report => content.Report;

    public string Header() => $"""
        <header class="{(Report.Verdict == Verdict.Likely ? "sure" : "open")}">
        <p class="verdict">{wording.VerdictWords(Report.Verdict)}</p>
        <h1>{HtmlText.Inline(Report.Headline)}</h1>
        {Cause()}{Brief()}</header>

        """;

    public string Why()
    {
        string explanation = HtmlText.Paragraphs(content.Best?.Explanation ?? "");
        string reasons = Items(Report.Reasons.Select(HtmlText.Inline));
        string references = content.Best is { References.Count: > 0 } best
            ? $"<p class=\"quiet\">{wording.Label(wording.References)}{string.Join(", ", best.References.Select(address => HtmlText.Link(address, address)))}</p>\n"
            : "";
        return explanation.Length + reasons.Length == 0
            ? ""
            : $"""
                <section>
                <h2>{wording.Why}</h2>
                {explanation}{reasons}{references}</section>

                """;
    }

    public string Fixes() => Report.Fixes.Count == 0
        ? ""
        : $"""
            <section>
            <h2>{wording.WhatToDo}</h2>
            <ol class="fixes">
            {string.Concat(Report.Fixes.Select((fix, index) => FixItem(fix, tried.Contains(index))))}</ol>
            </section>

            """;

    public string FixesTried() => tried.Words.Count == 0
        ? ""
        : $"""
            <section>
            <h2>{wording.FixesTried}</h2>
            {Items(tried.Words.Select(HtmlText.Inline))}</section>

            """;

    public string OtherFindings() => content.OtherFindings.Count == 0
        ? ""
        : $"""
            <section>
            <h2>{wording.AlsoFound}</h2>
            {string.Concat(content.OtherFindings.Select(OtherFinding))}</section>

            """;

    /// <summary>A command in a block of its own, which breaks on the screen but not in what is copied.</summary>
    internal static string Command(string command) => $"<pre><code>{HtmlText.EscapeLines(command)}</code></pre>\n";

    internal static string Items(IEnumerable<string> items)
    {
        string list = string.Concat(items.Select(item => $"<li>{item}</li>\n"));
        return list.Length == 0 ? "" : $"<ul>\n{list}</ul>\n";
    }

    private string Cause() => content.Named is { } cause && Report.Verdict != Verdict.Unsure
        ? $"""
            <p><strong>{HtmlText.Escape(Percentage.Of(cause.Probability))}</strong> {HtmlText.Escape(cause.Name)}</p>
            {HtmlText.Bar(cause.Probability)}

            """
        : "";

    private string Brief()
    {
        var rows = new List<(string Label, string Text)>();
        if (Report.Incident is { } incident)
        {
            rows.Add((wording.Symptom, $"{Report.Symptom.Name} ({Percentage.Of(Report.Symptom.Probability)})"));
            rows.Add((wording.Stage, $"{Report.Stage.Name} ({Percentage.Of(Report.Stage.Probability)})"));
            if (incident.Worker is { } worker)
            {
                rows.Add((wording.Process, worker));
            }
        }

        IReadOnlyList<string> versions = FactSummary.Items(Report.Facts);
        if (versions.Count > 0)
        {
            IEnumerable<string> shown = versions.Take(MostVersions);
            rows.Add((wording.Versions, string.Join(wording.Separator, versions.Count > MostVersions ? shown.Append(wording.MoreFacts.Of(versions.Count - MostVersions)) : shown)));
        }

        string read = string.Join(
            wording.Separator,
            wording.SourceWords(Report.Input.Source),
            wording.Lines.Of(Report.Input.Lines),
            wording.Failures.Of(Report.Input.Incidents));
        rows.Add((wording.Read, read));
        string list = string.Concat(rows.Select(row => $"<dt>{row.Label}</dt><dd>{HtmlText.Escape(row.Text)}</dd>\n"));
        return $"<dl class=\"brief quiet\">\n{list}</dl>\n";
    }

    private string FixItem(Fix fix, bool isTried)
    {
        string from = content.CaseOf(fix) is { } known ? HtmlText.Link(known.Id, known.Url) : HtmlText.Escape(fix.From);
        return $"""
            <li>
            <h3>{HtmlText.Inline(fix.Title)}{(isTried ? $" <span class=\"tried\">{wording.Tried}</span>" : "")}</h3>
            {string.Concat(fix.Commands.Select(Command))}{Remark(wording.FixWhy, fix.Why)}{Remark(wording.FixCost, fix.Cost)}<p class="quiet">{wording.Label(wording.FixFrom)}{from}</p>
            </li>

            """;
    }

    private string Remark(string label, string? text) =>
        string.IsNullOrWhiteSpace(text) ? "" : $"<p>{wording.Label(label)}{HtmlText.Inline(text)}</p>\n";

    private string OtherFinding(Finding finding) => $"""
        <h3>{HtmlText.Inline(finding.Title)}</h3>
        <p class="quiet">{HtmlText.Escape(content.CauseWords(finding.Cause))}</p>
        {HtmlText.Paragraphs(finding.Explanation)}{LogHtml.Rows(LogHtml.LinesOf(finding), [])}{LogHtml.FactsOf(finding)}
        """;
}
