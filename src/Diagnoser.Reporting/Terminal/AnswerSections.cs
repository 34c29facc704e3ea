using System.Globalization;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Terminal;

/// <summary>What the person came for: the answer, why, and what to do.</summary>
internal sealed class AnswerSections(TerminalPage page, ReportContent content, Wording wording, bool verbose)
{
    private const int ReasonsShown = 3;
    private const int EvidenceShown = 5;

    /// <summary>How many fixes the page shows unless all are asked for.</summary>
    internal const int FixesShown = 3;

    private const int FindingsShown = 2;

    /// <summary>Evidence longer than this many characters is shown whole only on request; it would push the answer off the screen.</summary>
    private const int LongestEvidence = 1200;

    private DiagnosisReport Report => content.Report;

    public void Answer()
    {
        Tone tone = Report.Verdict == Verdict.Likely ? Tone.Accent : Tone.Caution;
        page.Prose(wording.Label(wording.VerdictWords(Report.Verdict)), tone, SafeText.OneLine(Report.Headline), Tone.Strong);
        if (content.Named is { } cause && Report.Verdict != Verdict.Unsure)
        {
            page.Prose("", Tone.Plain, $"{SafeText.OneLine(cause.Name)}{wording.Separator}{Percentage.Of(cause.Probability)}", Tone.Quiet);
        }

        if (content.Best is { } best)
        {
            page.Blank();
            Paragraphs("", best.Explanation);
        }

        if (Report.Reasons.Count > 0 && (verbose || content.Best is null))
        {
            page.Heading(wording.Why);
            foreach (string reason in Report.Reasons.Take(verbose ? int.MaxValue : ReasonsShown))
            {
                page.Prose("  - ", Tone.Plain, SafeText.OneLine(reason), Tone.Plain);
            }
        }
    }

    public void Evidence()
    {
        IReadOnlyList<Evidence> evidence = content.Best?.Evidence ?? [];
        if (evidence.Count > 0)
        {
            page.Heading(wording.Evidence);
            EvidenceLines(evidence, verbose ? int.MaxValue : EvidenceShown);
        }

        if (verbose && content.Best is { References.Count: > 0 } best)
        {
            page.Heading(wording.References);
            foreach (string reference in best.References)
            {
                page.Whole("  ", SafeText.OneLine(reference), Tone.Quiet);
            }
        }

        IReadOnlyList<NumberedLine> excerpt = content.Excerpt();
        if (excerpt.Count > 0 && (verbose || evidence.Count == 0))
        {
            page.Heading(wording.LogExcerpt);
            int shown = verbose ? excerpt.Count : Math.Min(excerpt.Count, EvidenceShown);
            More(wording.MoreLines, excerpt.Count - shown, "  ");
            int gutter = GutterOf(Largest(excerpt, line => line.Number));

            // The end of a trace says what failed; its beginning only how the program got there.
            foreach (NumberedLine line in excerpt.Skip(excerpt.Count - shown))
            {
                Quote(line.Number > 0 ? Number(line.Number) : "", gutter, line.Text);
            }
        }
    }

    public void Fixes()
    {
        if (Report.Fixes.Count == 0)
        {
            return;
        }

        page.Heading(wording.WhatToDo);
        int shown = verbose ? Report.Fixes.Count : Math.Min(Report.Fixes.Count, FixesShown);
        for (int index = 0; index < shown; index++)
        {
            Fix(index + 1, Report.Fixes[index]);
        }

        More(wording.MoreFixes, Report.Fixes.Count - shown, "  ");
    }

    public void OtherFindings()
    {
        if (content.OtherFindings.Count == 0)
        {
            return;
        }

        page.Heading(wording.AlsoFound);
        int shown = verbose ? content.OtherFindings.Count : Math.Min(content.OtherFindings.Count, FindingsShown);
        foreach (Finding finding in content.OtherFindings.Take(shown))
        {
            string title = SafeText.OneLine($"{finding.Title} ({content.CauseWords(finding.Cause)})");
            page.Prose("  - ", Tone.Plain, title, Tone.Plain);
            if (verbose)
            {
                Paragraphs("    ", finding.Explanation);
                EvidenceLines(finding.Evidence, int.MaxValue);
            }
        }

        More(wording.MoreFindings, content.OtherFindings.Count - shown, "  ");
    }

    private void Fix(int number, Fix fix)
    {
        page.Prose($"  {Number(number)}. ", Tone.Plain, SafeText.OneLine(fix.Title), Tone.Strong);
        foreach (string command in fix.Commands)
        {
            Command(page, "       ", command);
        }

        Remark(wording.FixWhy, fix.Why);
        Remark(wording.FixCost, fix.Cost);
        if (verbose || content.CaseOf(fix) is not null)
        {
            page.Prose("     ", Tone.Plain, wording.Label(wording.FixFrom) + SafeText.OneLine(fix.From), Tone.Quiet);
        }
    }

    private void Remark(string label, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            page.Prose("     ", Tone.Plain, wording.Label(label) + SafeText.OneLine(text), Tone.Plain);
        }
    }

    /// <summary>
    /// A command as it has to be typed. One that spans lines starts at the margin: indented, a here-document would not end
    /// and a Python line would not parse.
    /// </summary>
    internal static void Command(TerminalPage page, string indentation, string command)
    {
        IReadOnlyList<string> lines = SafeText.Lines(command);
        foreach (string line in lines)
        {
            page.Whole(lines.Count == 1 ? indentation : "", line, Tone.Accent);
        }
    }

    private void Paragraphs(string indentation, string text)
    {
        foreach (string line in SafeText.Lines(text).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            page.Prose(indentation, Tone.Plain, line, Tone.Plain);
        }
    }

    // LINQ's code for numbers is made anew in every process.
    private static long Largest<T>(IReadOnlyList<T> items, Func<T, long> number)
        where T : class
    {
        long largest = 0;
        foreach (T item in items)
        {
            largest = Math.Max(largest, number(item));
        }

        return largest;
    }

    private void EvidenceLines(IReadOnlyList<Evidence> evidence, int most)
    {
        int gutter = GutterOf(Largest(evidence, item => item.Line ?? 0));
        int shown = Math.Min(evidence.Count, most);
        foreach (Evidence item in evidence.Take(shown))
        {
            if (item.Text is not null)
            {
                Quote(item.Line is { } line ? Number(line) : "", gutter, SafeText.OneLine(item.Text));
            }
            else
            {
                Quote("", gutter, SafeText.OneLine($"{item.Fact} = {item.Value} ({item.Source})"));
            }
        }

        More(wording.MoreLines, evidence.Count - shown, "  ");
    }

    private void Quote(string number, int gutter, string text)
    {
        string shown = verbose ? text : SafeText.Beginning(text, LongestEvidence);
        page.Quoted($"  {number.PadLeft(gutter)}  ", Tone.Quiet, shown, Tone.Plain);
        if (shown.Length < text.Length)
        {
            page.Prose(new string(' ', gutter + 4), Tone.Plain, wording.MoreCharacters.Of(text.Length - shown.Length + 1), Tone.Quiet);
        }
    }

    private void More(Counted words, int left, string indentation)
    {
        if (left > 0)
        {
            page.Prose(indentation, Tone.Plain, $"({words.Of(left)})", Tone.Quiet);
        }
    }

    private static int GutterOf(long greatest) => greatest > 0 ? Number(greatest).Length : 0;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
