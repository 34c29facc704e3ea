using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Reporting.Content;

/// <summary>What the forms for people ask of a report, so that all of them give the same answer.</summary>
internal sealed class ReportContent
{
    /// <summary>A leaf with this share of its category's probability stands for it.</summary>
    private const double SoleLeaf = 0.8;

    private readonly Dictionary<string, string> causeNames = new(StringComparer.Ordinal);

    public ReportContent(DiagnosisReport report)
    {
        Report = report;
        foreach (ScoredCode cause in report.Causes)
        {
            causeNames.TryAdd(cause.Code, cause.Name);
        }

        ScoredCode? first = report.Causes.Count > 0 ? report.Causes[0] : null;
        Best = report.Findings.FirstOrDefault(finding => finding.Title == report.Headline) ?? report.Findings.FirstOrDefault(finding => finding.Cause == first?.Code);

        // Within one category the classifier and the best rule may prefer different leaves; what is said and what is named have to agree.
        Cause = report.Causes.FirstOrDefault(cause => cause.Code == Best?.Cause) ?? first;
        if (Cause is not null)
        {
            // The verdict speaks of the category. Where its leaves share its probability, that of the one that is named would belie the verdict.
            ScoredCode? category = report.Categories.FirstOrDefault(item => item.Code == Cause.Code[..1]);
            string words = $"{Cause.Code} {Cause.Name}";
            Named = category is null || Cause.Probability >= SoleLeaf * category.Probability ? Cause with { Name = words } : category with { Name = $"{category.Code} {category.Name} ({words})" };
        }

        OtherFindings = [.. report.Findings.Where(finding => !ReferenceEquals(finding, Best))];
    }

    public DiagnosisReport Report { get; }

    /// <summary>The cause of the answer: that of the finding in the headline, else the one that the diagnosis puts first; null only in a report that names none.</summary>
    public ScoredCode? Cause { get; }

    /// <summary>The cause of the answer in words, code and name, with the probability to show beside them; null where <see cref="Cause"/> is.</summary>
    public ScoredCode? Named { get; }

    /// <summary>The finding that the headline is taken from, else the most certain one that speaks for the first cause; null if no rule does.</summary>
    public Finding? Best { get; }

    public IReadOnlyList<Finding> OtherFindings { get; }

    /// <summary>Whether there is nothing to explain: no incident, no finding and no opinion.</summary>
    public bool IsSilent => Report.Incident is null && Report.Findings.Count == 0 && Report.Verdict == Verdict.Unsure;

    /// <summary>A cause's code with its name, or the code alone where the report does not name it.</summary>
    public string CauseWords(string code) => causeNames.TryGetValue(code, out string? name) ? $"{code} {name}" : code;

    /// <summary>The causes to show as candidates: after the first one, or all of them if the diagnosis is not sure.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="least">The probability below which none is shown.</param>
    public IReadOnlyList<ScoredCode> Candidates(int most, double least)
    {
        IEnumerable<ScoredCode> others = Report.Verdict == Verdict.Unsure ? Report.Causes : Report.Causes.Where(cause => cause.Code != Cause?.Code);
        return [.. others.TakeWhile(cause => cause.Probability >= least).Take(most)];
    }

    /// <summary>What to say when there is nothing to explain.</summary>
    public string SilentWords(Languages.Wording wording) => Report.Input switch
    {
        { Source: InputSource.Machine } => wording.NoFailureOnMachine,
        { Lines: 0 } => wording.EmptyInput,
        _ => wording.NoFailure.Of(Report.Input.Lines),
    };

    /// <summary>The lines of the input that show the failure, with their numbers; 0 where the number is not known.</summary>
    public IReadOnlyList<NumberedLine> Excerpt()
    {
        if (Report.Incident is not { } incident)
        {
            return [];
        }

        var lines = new List<NumberedLine>(incident.Excerpt.Count);
        for (int index = 0; index < incident.Excerpt.Count; index++)
        {
            long number = index < incident.ExcerptLines.Count ? incident.ExcerptLines[index] : 0;
            lines.Add(new NumberedLine(number, SafeText.OneLine(incident.Excerpt[index])));
        }

        return lines;
    }

    /// <summary>What was found of the machine and its software, without what our own tables conclude from it, which is no news to whoever reads a report.</summary>
    public IReadOnlyList<ReportedFact> Environment => [.. Report.Facts.Where(fact => !fact.Source.StartsWith("knowledge/", StringComparison.Ordinal))];

    /// <summary>What was masked in the report, kind by kind, in words; null if nobody masked it.</summary>
    public string? MaskedWords(Languages.Wording wording) => Report.Masked switch
    {
        null => null,
        { Count: 0 } => wording.MaskedNothing,
        { } masked => wording.Label(wording.Masked) + string.Join(wording.Separator, masked.Select(count => wording.MaskedItem.Of(count.Times, SafeText.OneLine(count.Kind)))),
    };

    /// <summary>The case that a fix comes from, or null if it comes from a rule.</summary>
    public SimilarCase? CaseOf(Fix fix) => Report.SimilarCases.FirstOrDefault(known => known.Id == fix.From);

    /// <summary>The 1-based number of the fix that comes from a case; 0 if none does.</summary>
    public int NumberOfFixFrom(SimilarCase known)
    {
        for (int index = 0; index < Report.Fixes.Count; index++)
        {
            if (Report.Fixes[index].From == known.Id)
            {
                return index + 1;
            }
        }

        return 0;
    }
}
