using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Markdown;

/// <summary>The answer, its evidence, what to do, and what else may be.</summary>
internal sealed class MarkdownSections(MarkdownPage page, ReportContent content, Wording wording, TriedFixes tried)
{
    private const int MostCandidates = 8;
    private const int MostVersions = 20;
    private const double LeastProbability = 0.02;

    private DiagnosisReport Report => content.Report;

    public void Answer()
    {
        page.Block("## " + wording.Label(wording.VerdictWords(Report.Verdict)) + MarkdownText.Inline(Report.Headline));
        var parts = new List<string>();
        if (content.Named is { } cause && Report.Verdict != Verdict.Unsure)
        {
            parts.Add($"**{MarkdownText.Escape(cause.Name)}** ({Percentage.Of(cause.Probability)})");
        }

        if (Report.Incident is not null)
        {
            parts.Add($"{wording.Label(wording.Symptom)}{MarkdownText.Escape(Report.Symptom.Name)} ({Percentage.Of(Report.Symptom.Probability)})");
            parts.Add($"{wording.Label(wording.Stage)}{MarkdownText.Escape(Report.Stage.Name)} ({Percentage.Of(Report.Stage.Probability)})");
        }

        if (parts.Count > 0)
        {
            page.Block(string.Join(wording.Separator, parts));
        }

        Explain(content.Best?.Explanation ?? "");
        if (Report.Reasons.Count > 0)
        {
            page.Heading(wording.Why);
            page.Block(Report.Reasons.Select(reason => "- " + MarkdownText.Inline(reason)));
        }
    }

    /// <summary>What a maintainer asks first, in one line; the whole environment is folded further down.</summary>
    public void Versions()
    {
        IReadOnlyList<string> items = FactSummary.Items(Report.Facts);
        if (items.Count > 0)
        {
            IEnumerable<string> shown = items.Take(MostVersions).Select(MarkdownText.Escape);
            page.Block($"**{wording.Versions}**{wording.Colon}" + string.Join(wording.Separator, items.Count > MostVersions ? shown.Append(wording.MoreFacts.Of(items.Count - MostVersions)) : shown));
        }
    }

    public void Evidence()
    {
        if (content.Best is { Evidence.Count: > 0 } best)
        {
            page.Heading(wording.Evidence);
            EvidenceBlocks(best.Evidence);
        }

        if (content.Best is { References.Count: > 0 } known)
        {
            page.Block(wording.Label(wording.References) + string.Join(", ", known.References.Select(address => MarkdownText.Link(address, address))));
        }

        Excerpt(isOnlyEvidence: content.Best is not { Evidence.Count: > 0 });
    }

    public void Fixes()
    {
        List<Fix> left = [.. Report.Fixes.Where((_, index) => !tried.Contains(index))];
        if (left.Count == 0)
        {
            return;
        }

        page.Heading(wording.WhatToDo);
        page.Block(wording.TickWhatYouTried);
        page.Block(left.SelectMany(FixLines));
    }

    public void FixesTried()
    {
        if (tried.Words.Count > 0)
        {
            page.Heading(wording.FixesTried);
            page.Block(tried.Words.Select(words => "- [x] " + MarkdownText.Inline(words)));
        }
    }

    public void OtherFindings()
    {
        if (content.OtherFindings.Count == 0)
        {
            return;
        }

        page.Heading(wording.AlsoFound);
        foreach (Finding finding in content.OtherFindings)
        {
            page.Block($"**{MarkdownText.Inline(finding.Title)}** ({MarkdownText.Escape(content.CauseWords(finding.Cause))})");
            Explain(finding.Explanation);
            EvidenceBlocks(finding.Evidence);
        }
    }

    public void Candidates()
    {
        IReadOnlyList<ScoredCode> candidates = content.Candidates(MostCandidates, LeastProbability);
        if (candidates.Count == 0)
        {
            return;
        }

        page.Heading(Report.Verdict == Verdict.Unsure ? wording.Candidates : wording.OtherCandidates);
        page.Block(
        [
            $"| {wording.Probability} | {wording.Cause} |",
            "| ---: | --- |",
            .. candidates.Select(cause => $"| {Percentage.Of(cause.Probability)} | {MarkdownText.Escape($"{cause.Code} {cause.Name}")} |"),
        ]);
    }

    public void Cases()
    {
        if (Report.SimilarCases.Count == 0)
        {
            return;
        }

        page.Heading(wording.SimilarCases);
        page.Block(Report.SimilarCases.SelectMany(CaseLines));
    }

    private void Excerpt(bool isOnlyEvidence)
    {
        IReadOnlyList<NumberedLine> excerpt = content.Excerpt();
        if (excerpt.Count == 0)
        {
            return;
        }

        if (isOnlyEvidence)
        {
            page.Heading(wording.LogExcerpt);
            page.Block(MarkdownText.Fence("text", Plain(excerpt)));
            return;
        }

        page.Block(["<details>", $"<summary>{wording.LogExcerpt}</summary>"]);
        page.Block(MarkdownText.Fence("text", Plain(excerpt)));
        page.Block("</details>");
    }

    // Without line numbers: whoever reads an issue copies and searches what the software printed, and has not the log that the numbers count in.
    private static List<string> Plain(IReadOnlyList<NumberedLine> lines) => [.. lines.Select(line => line.Text)];

    private void Explain(string explanation)
    {
        foreach (string line in SafeText.Lines(explanation).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            page.Block(MarkdownText.Paragraph(line));
        }
    }

    private void EvidenceBlocks(IReadOnlyList<Evidence> evidence)
    {
        List<NumberedLine> lines =
            [.. evidence.Where(item => item.Text is not null).Select(item => new NumberedLine(item.Line ?? 0, SafeText.OneLine(item.Text!)))];
        if (lines.Count > 0)
        {
            page.Block(MarkdownText.Fence("text", Plain(lines)));
        }

        List<string> facts = [.. evidence.Where(item => item.Text is null).Select(FactLine)];
        if (facts.Count > 0)
        {
            page.Block(facts);
        }
    }

    private static string FactLine(Evidence item) =>
        $"- {MarkdownText.Code(item.Fact ?? "")} = {MarkdownText.Code(item.Value ?? "")} ({MarkdownText.Escape(item.Source ?? "")})";

    private IEnumerable<string> FixLines(Fix fix)
    {
        yield return $"- [ ] **{MarkdownText.Inline(fix.Title)}**";
        if (fix.Commands.Count > 0)
        {
            yield return "";
            foreach (string line in MarkdownText.Fence("sh", [.. fix.Commands.SelectMany(SafeText.Lines)]))
            {
                yield return "  " + line;
            }

            yield return "";
        }

        IEnumerable<(string Label, string? Text)> remarks = [(wording.FixWhy, fix.Why), (wording.FixCost, fix.Cost)];
        foreach ((string label, string? text) in remarks.Where(remark => !string.IsNullOrWhiteSpace(remark.Text)))
        {
            yield return $"  - {wording.Label(label)}{MarkdownText.Inline(text!)}";
        }

        string from = content.CaseOf(fix) is { } known ? MarkdownText.CodeLink(known.Id, known.Url) : MarkdownText.Code(fix.From);
        yield return $"  - {wording.Label(wording.FixFrom)}{from}";
    }

    private IEnumerable<string> CaseLines(SimilarCase known)
    {
        string similarity = Wording.Fill(wording.Similarity, Percentage.Of(known.Similarity));
        yield return $"- {MarkdownText.Link(known.Title, known.Url)} ({MarkdownText.Code(known.Id)}, {similarity})";
        if (!known.Agrees)
        {
            yield return "  - " + MarkdownText.Escape(Wording.Fill(wording.OtherCause, content.CauseWords(known.Cause)));
        }

        string helped = known.Fix is { } fix ? wording.Label(wording.Helped) + MarkdownText.Inline(fix) : wording.NotKnownWhatHelped;
        yield return "  - " + helped;
    }
}
