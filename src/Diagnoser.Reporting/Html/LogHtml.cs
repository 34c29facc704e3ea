using System.Globalization;
using System.Text;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Html;

/// <summary>The lines that show the failure, with those that the answer relies on highlighted in their place.</summary>
internal sealed class LogHtml(ReportContent content, Wording wording)
{
    public string Write()
    {
        IReadOnlyList<NumberedLine> evidence = content.Best is { } best ? LinesOf(best) : [];
        string rows = Rows(Merge(content.Excerpt(), evidence), [.. evidence.Select(line => line.Number)]);
        string facts = content.Best is { } finding ? FactsOf(finding) : "";
        return rows.Length + facts.Length == 0
            ? ""
            : $"""
                <section>
                <h2>{wording.Evidence}</h2>
                {rows}{facts}</section>

                """;
    }

    /// <summary>The lines of the input that a finding relies on.</summary>
    public static IReadOnlyList<NumberedLine> LinesOf(Finding finding) =>
        [.. finding.Evidence.Where(item => item.Text is not null).Select(item => new NumberedLine(item.Line ?? 0, SafeText.OneLine(item.Text!)))];

    /// <summary>The facts that a finding relies on.</summary>
    public static string FactsOf(Finding finding) => AnswerHtml.Items(
        finding.Evidence
            .Where(item => item.Text is null)
            .Select(item => $"<code>{HtmlText.Escape(item.Fact ?? "")}</code> = <code>{HtmlText.Escape(item.Value ?? "")}</code> ({HtmlText.Escape(item.Source ?? "")})"));

    /// <summary>Lines with their numbers; a gap between numbers is shown as one.</summary>
    public static string Rows(IReadOnlyList<NumberedLine> lines, HashSet<long> highlighted)
    {
        if (lines.Count == 0)
        {
            return "";
        }

        var rows = new StringBuilder("<div class=\"log\">\n");
        long previous = 0;
        foreach (NumberedLine line in lines)
        {
            if (previous > 0 && line.Number > previous + 1)
            {
                rows.Append("<span class=\"number gap\" aria-hidden=\"true\">⋮</span><span class=\"text\"></span>\n");
            }

            Row(rows, line, highlighted.Contains(line.Number));
            previous = line.Number;
        }

        return rows.Append("</div>\n").ToString();
    }

    private static void Row(StringBuilder rows, NumberedLine line, bool isHit)
    {
        string number = line.Number > 0 ? line.Number.ToString(CultureInfo.InvariantCulture) : "";
        string text = HtmlText.Escape(line.Text);
        rows.Append(isHit
            ? $"<span class=\"number hit\">{number}</span><span class=\"text hit\"><mark>{text}</mark></span>\n"
            : $"<span class=\"number\">{number}</span><span class=\"text\">{text}</span>\n");
    }

    /// <summary>The excerpt and the evidence in the order of the input, each line once.</summary>
    private static List<NumberedLine> Merge(IReadOnlyList<NumberedLine> excerpt, IReadOnlyList<NumberedLine> evidence)
    {
        HashSet<long> known = [.. excerpt.Select(line => line.Number)];
        return [.. excerpt.Concat(evidence.Where(line => known.Add(line.Number))).OrderBy(line => line.Number)];
    }
}
