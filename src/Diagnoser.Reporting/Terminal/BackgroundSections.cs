using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Terminal;

/// <summary>What stands behind the answer: other candidates, real cases, what would make it surer, and what was read.</summary>
internal sealed class BackgroundSections(TerminalPage page, ReportContent content, Wording wording, bool verbose, bool unicode)
{
    private const int BarCells = 10;
    private const int CasesShown = 2;
    private const int StepsShown = 3;
    private const int FactsShown = 8;

    /// <summary>A candidate less probable than this is not worth a line.</summary>
    private const double LeastProbability = 0.04;

    /// <summary>The probability below which even the whole list gives only a count.</summary>
    private const double ShownAsZero = 0.005;

    /// <summary>The characters of what helped in another case; the case's address has the rest.</summary>
    private const int HelpedLength = 220;

    private DiagnosisReport Report => content.Report;

    public void Candidates()
    {
        int most = Report.Verdict switch { Verdict.Likely => 2, Verdict.Possible => 3, _ => 5 };
        IReadOnlyList<ScoredCode> candidates = verbose ? content.Candidates(int.MaxValue, ShownAsZero) : content.Candidates(most, LeastProbability);
        if (candidates.Count == 0)
        {
            return;
        }

        page.Heading(Report.Verdict == Verdict.Unsure ? wording.Candidates : wording.OtherCandidates);
        foreach (ScoredCode cause in candidates)
        {
            string percent = "  " + Percentage.Of(cause.Probability).PadLeft(4) + "  ";
            string bar = page.IsWide ? Bar(cause.Probability) + "  " : "";
            page.Prose(percent + bar, Tone.Accent, SafeText.OneLine($"{cause.Code} {cause.Name}"), Tone.Plain);
        }

        if (verbose)
        {
            More(wording.MoreCauses, content.Candidates(int.MaxValue, 0).Count - candidates.Count);
        }
    }

    public void Cases()
    {
        if (Report.SimilarCases.Count == 0)
        {
            return;
        }

        page.Heading(wording.SimilarCases);
        int shown = verbose ? Report.SimilarCases.Count : Math.Min(Report.SimilarCases.Count, CasesShown);
        foreach (SimilarCase known in Report.SimilarCases.Take(shown))
        {
            Case(known);
        }

        More(wording.MoreCases, Report.SimilarCases.Count - shown);
    }

    public void NextSteps()
    {
        if (Report.NextSteps.Count == 0 || (Report.Verdict == Verdict.Likely && !verbose))
        {
            return;
        }

        page.Heading(wording.NextSteps);
        int shown = verbose ? Report.NextSteps.Count : Math.Min(Report.NextSteps.Count, StepsShown);
        foreach (NextStep step in Report.NextSteps.Take(shown))
        {
            page.Prose("  - ", Tone.Plain, SafeText.OneLine(step.Title), Tone.Plain);
            if (step.Command is { } command)
            {
                AnswerSections.Command(page, "       ", command);
            }

            if (step.Why.Length > 0)
            {
                page.Prose("    ", Tone.Plain, SafeText.OneLine(step.Why), Tone.Quiet);
            }
        }

        More(wording.MoreSteps, Report.NextSteps.Count - shown);
    }

    public void Facts()
    {
        page.Blank();
        if (Report.Facts.Count == 0)
        {
            return;
        }

        if (verbose)
        {
            page.Prose("", Tone.Plain, wording.Facts, Tone.Strong);
            foreach (ReportedFact fact in Report.Facts)
            {
                page.Prose("  ", Tone.Plain, SafeText.OneLine($"{fact.Key} = {fact.Value} ({fact.Source})"), Tone.Plain);
            }

            page.Blank();
            return;
        }

        IReadOnlyList<string> items = FactSummary.Items(Report.Facts);
        IEnumerable<string> shown = items.Take(FactsShown);
        int left = items.Count - FactsShown;
        Line(wording.Facts, [.. left > 0 ? shown.Append(wording.MoreFacts.Of(left)) : shown]);
    }

    public void Footer()
    {
        if (Report.Incident is not null)
        {
            string stage = $"{wording.Label(wording.Stage)}{Report.Stage.Name} ({Percentage.Of(Report.Stage.Probability)})";
            Line(wording.Symptom, [$"{Report.Symptom.Name} ({Percentage.Of(Report.Symptom.Probability)})", stage]);
        }

        var read = new List<string>
        {
            wording.SourceWords(Report.Input.Source),
            wording.Lines.Of(Report.Input.Lines),
            wording.Failures.Of(Report.Input.Incidents),
        };
        if (Report.Incident is { Worker: { } worker })
        {
            read.Add(wording.Label(wording.Process) + SafeText.Beginning(worker, FactSummary.LongestValue));
        }

        if (Report.Incident is { Occurrences: > 1 and var occurrences })
        {
            read.Add(wording.Occurrences.Of(occurrences));
        }

        Line(wording.Read, read);
        if (content.MaskedWords(wording) is { } masked)
        {
            page.Prose("", Tone.Quiet, masked, Tone.Quiet);
            return;
        }

        List<string> more = verbose ? [wording.HowToShare] : [wording.HowToGetMore, wording.HowToShare];
        Line(wording.More, more);
    }

    private void Case(SimilarCase known)
    {
        string similarity = verbose ? $" ({Wording.Fill(wording.Similarity, Percentage.Of(known.Similarity))})" : "";
        page.Prose("  - ", Tone.Plain, SafeText.OneLine(known.Title) + similarity, Tone.Plain);
        page.Whole("    ", SafeText.OneLine(known.Url).TrimEnd(), Tone.Quiet);
        if (!known.Agrees)
        {
            string difference = Wording.Fill(wording.OtherCause, content.CauseWords(known.Cause));
            page.Prose("    ", Tone.Plain, SafeText.OneLine(difference), Tone.Caution);
        }

        if (HelpedWords(known) is { } helped)
        {
            page.Prose("    ", Tone.Plain, wording.Label(wording.Helped) + helped, Tone.Plain);
        }
        else if (verbose)
        {
            page.Prose("    ", Tone.Plain, wording.NotKnownWhatHelped, Tone.Quiet);
        }
    }

    /// <summary>What helped in a case, or where it stands among the fixes; null if nobody said.</summary>
    private string? HelpedWords(SimilarCase known)
    {
        int number = content.NumberOfFixFrom(known);
        if (number > 0 && (verbose || number <= AnswerSections.FixesShown))
        {
            return Wording.Fill(wording.HelpedAbove, number);
        }

        string? text = known.Fix is null ? null : SafeText.OneLine(known.Fix);
        return text is null || verbose ? text : SafeText.Beginning(text, HelpedLength);
    }

    private string Bar(double probability)
    {
        int filled = Percentage.Cells(probability, BarCells);
        (char full, char rest) = unicode ? ('█', '░') : ('#', '.');
        return new string(full, filled) + new string(rest, BarCells - filled);
    }

    private void Line(string label, IReadOnlyList<string> items)
    {
        string text = SafeText.OneLine(string.Join(wording.Separator, items));
        page.Prose(wording.Label(label), Tone.Quiet, text, Tone.Quiet);
    }

    private void More(Counted words, int left)
    {
        if (left > 0)
        {
            page.Prose("  ", Tone.Plain, $"({words.Of(left)})", Tone.Quiet);
        }
    }
}
