using System.Globalization;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;

namespace Diagnoser.Reporting.Terminal;

/// <summary>A check's report: each problem with its fixes, what is worth knowing, whether the model fits, and what was looked at.</summary>
internal sealed class CheckSections(TerminalPage page, DiagnosisReport report, Wording wording, CheckWording words, bool verbose)
{
    private const int EvidenceShown = 4;
    private const int FixesShown = 3;

    private readonly Finding[] _problems = [.. report.Findings.Where(MachineCheck.IsProblem)];

    public void Problems()
    {
        switch (_problems.Length)
        {
            case 0:
                page.Prose("", Tone.Plain, words.NothingWrong, Tone.Strong);
                return;
            case 1:
                page.Prose(wording.Label(words.Problem), Tone.Accent, SafeText.OneLine(_problems[0].Title), Tone.Strong);
                page.Blank();
                Describe(_problems[0], "");
                return;
        }

        page.Prose("", Tone.Plain, Wording.Fill(words.Problems, _problems.Length), Tone.Accent);
        for (int index = 0; index < _problems.Length; index++)
        {
            page.Blank();
            page.Prose($"{(index + 1).ToString(CultureInfo.InvariantCulture)}. ", Tone.Plain, SafeText.OneLine(_problems[index].Title), Tone.Strong);
            Describe(_problems[index], "   ");
        }
    }

    public void Notes()
    {
        Finding[] notes = [.. report.Findings.Where(finding => !MachineCheck.IsProblem(finding))];
        if (notes.Length == 0)
        {
            return;
        }

        page.Heading(words.WorthKnowing);
        foreach (Finding note in notes)
        {
            page.Prose("  - ", Tone.Plain, SafeText.OneLine(note.Title), Tone.Plain);
            page.Prose("    ", Tone.Plain, SafeText.OneLine(note.Explanation), Tone.Quiet);
            if (verbose)
            {
                Evidence(note, "    ");
                Fixes(note, "    ");
            }
        }
    }

    public void Fit()
    {
        FitSummary fit = new(report, words);
        string[] sentences = [.. fit.Sentences()];
        if (sentences.Length == 0)
        {
            return;
        }

        page.Heading(words.WillItFit);
        foreach (string sentence in sentences)
        {
            page.Prose("  ", Tone.Plain, sentence, Tone.Plain);
        }

        string[] suggestions = [.. fit.Suggestions()];
        if (suggestions.Length > 0)
        {
            page.Prose("  ", Tone.Plain, words.WouldFit, Tone.Plain);
            foreach (string suggestion in suggestions)
            {
                page.Prose("  - ", Tone.Plain, SafeText.OneLine(suggestion), Tone.Plain);
            }
        }
    }

    public void LookedAt()
    {
        CheckSummary summary = new(report, words);
        page.Heading(words.LookedAt);
        foreach ((string label, string text) in summary.Lines())
        {
            page.Prose("  " + wording.Label(label), Tone.Quiet, text, Tone.Quiet);
        }

        string[] unread = [.. summary.NotRead()];
        if (unread.Length > 0)
        {
            page.Heading(words.NotRead);
            foreach (string line in unread)
            {
                page.Prose("  - ", Tone.Plain, line, Tone.Plain);
            }
        }
    }

    private void Describe(Finding finding, string indentation)
    {
        foreach (string line in SafeText.Lines(finding.Explanation).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            page.Prose(indentation, Tone.Plain, line, Tone.Plain);
        }

        Evidence(finding, indentation);
        Fixes(finding, indentation);
        if (verbose)
        {
            foreach (string reference in finding.References)
            {
                page.Whole(indentation, SafeText.OneLine(reference), Tone.Quiet);
            }
        }
    }

    private void Evidence(Finding finding, string indentation)
    {
        foreach (Evidence item in finding.Evidence.Where(item => verbose || item.Fact != "model.path").Take(verbose ? int.MaxValue : EvidenceShown))
        {
            // What the words above have told already needs no more than its source.
            bool told = item.Value is { Length: > 24 } value && (finding.Title.Contains(value, StringComparison.Ordinal) || finding.Explanation.Contains(value, StringComparison.Ordinal));
            page.Quoted(indentation + "  ", Tone.Plain, SafeText.OneLine(told ? $"{item.Fact} ({item.Source})" : $"{item.Fact} = {item.Value} ({item.Source})"), Tone.Quiet);
        }
    }

    private void Fixes(Finding finding, string indentation)
    {
        foreach (Fix fix in finding.Fixes.Take(verbose ? int.MaxValue : FixesShown))
        {
            page.Prose(indentation + "→ ", Tone.Accent, SafeText.OneLine(fix.Title), Tone.Strong);
            foreach (string command in fix.Commands)
            {
                AnswerSections.Command(page, indentation + "    ", command);
            }

            Remark(wording.FixWhy, fix.Why, indentation);
            Remark(wording.FixCost, fix.Cost, indentation);
        }
    }

    private void Remark(string label, string? text, string indentation)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            page.Prose(indentation + "  ", Tone.Plain, wording.Label(label) + SafeText.OneLine(text), Tone.Plain);
        }
    }
}
