using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Markdown;

/// <summary>What would make the answer surer, the environment, and what the report was made from.</summary>
internal sealed class MarkdownBackground(MarkdownPage page, ReportContent content, Wording wording)
{
    private DiagnosisReport Report => content.Report;

    public void NextSteps()
    {
        if (Report.NextSteps.Count == 0 || Report.Verdict == Verdict.Likely)
        {
            return;
        }

        page.Heading(wording.NextSteps);
        page.Block(Report.NextSteps.SelectMany(StepLines));
    }

    public void Environment()
    {
        if (content.Environment.Count == 0)
        {
            return;
        }

        page.Block(["<details>", $"<summary>{wording.Environment}</summary>"]);
        page.Block(
        [
            $"| {wording.Fact} | {wording.Value} | {wording.Source} |",
            "| --- | --- | --- |",
            .. content.Environment.Select(fact => $"| {MarkdownText.CellCode(fact.Key)} | {MarkdownText.CellCode(fact.Value)} | {MarkdownText.Escape(fact.Source)} |"),
        ]);
        page.Block("</details>");
    }

    public void Origin()
    {
        string read = string.Join(
            wording.Separator,
            wording.SourceWords(Report.Input.Source),
            wording.Lines.Of(Report.Input.Lines),
            wording.Failures.Of(Report.Input.Incidents));
        string tool = MarkdownText.Escape(Wording.Fill(wording.MadeBy, Report.Tool.Name, Report.Tool.Version));
        page.Block($"{tool}{wording.Separator}{wording.Label(wording.Read)}{read}");
        if (content.MaskedWords(wording) is { } masked)
        {
            page.Block(MarkdownText.Escape(masked));
        }
    }

    private static IEnumerable<string> StepLines(NextStep step)
    {
        yield return "- " + MarkdownText.Inline(step.Title);
        if (step.Command is { } command)
        {
            yield return "";
            foreach (string line in MarkdownText.Fence("sh", SafeText.Lines(command)))
            {
                yield return "  " + line;
            }

            yield return "";
        }

        if (!string.IsNullOrWhiteSpace(step.Why))
        {
            yield return "  - " + MarkdownText.Inline(step.Why);
        }
    }
}
