using Diagnoser.Core.Diagnosis;
using Diagnoser.Reporting.Content;
using Diagnoser.Reporting.Languages;
using Diagnoser.Reporting.Markdown;

namespace Diagnoser.Reporting.Issues;

/// <summary>A diagnosis in lines that can be left out one by one, for a link that has little room.</summary>
/// <param name="content">The diagnosis.</param>
/// <param name="wording">The fixed words.</param>
/// <param name="tried">What the person tried.</param>
/// <param name="longestLine">The bytes that a line may take in an address.</param>
internal sealed class IssueText(ReportContent content, Wording wording, TriedFixes tried, int longestLine)
{
    private const int LastLines = 8;

    private const int MostReferences = 2;
    private const int MostCases = 2;
    private const int MostFixes = 3;
    private static readonly string[] HardwareKeys = ["gpu.count", "gpu.name", "gpu.memory.total", "driver.version", "cpu.name", "memory.total"];
    private static readonly string[] ModelKeys = ["model.name", "model.quantization", "model.dtype"];

    private DiagnosisReport Report => content.Report;

    /// <summary>The lines of one kind; empty if nothing is known.</summary>
    /// <param name="kind">What is wanted.</param>
    /// <param name="isCode">Whether the form sets it as code, so that there is no fence.</param>
    public IReadOnlyList<IssueLine> Of(IssueContentKind kind, bool isCode) => kind switch
    {
        IssueContentKind.Diagnosis => [.. Diagnosis()],
        IssueContentKind.Steps => Fenced(Steps(), isCode, "sh"),
        IssueContentKind.Log => Fenced([.. Log()], isCode, "text"),
        IssueContentKind.Environment => Fenced([.. content.Environment.Select(EnvironmentLine)], isCode, "text"),
        IssueContentKind.Hardware => Values(kind, HardwareKeys),
        IssueContentKind.Model => Values(kind, ModelKeys),
        _ => EngineVersion(),
    };

    private IEnumerable<IssueLine> Diagnosis()
    {
        yield return Line($"**{wording.Label(wording.VerdictWords(Report.Verdict))}{MarkdownText.Inline(Report.Headline)}**", 100);
        if (content.Named is { } cause && Report.Verdict != Verdict.Unsure)
        {
            yield return Line($"{MarkdownText.Escape(cause.Name)} ({Percentage.Of(cause.Probability)})", 95);
        }

        if (content.Best is { Explanation.Length: > 0 } best)
        {
            yield return Line("", 60);
            yield return Line(MarkdownText.Inline(best.Explanation), 60);
        }

        foreach (string words in tried.Words)
        {
            yield return Line($"- [x] {wording.Label(wording.Tried)}{MarkdownText.Inline(words)}", 90);
        }

        foreach (Fix fix in Report.Fixes.Where((_, index) => !tried.Contains(index)).Take(MostFixes))
        {
            yield return Line($"- [ ] {MarkdownText.Inline(fix.Title)}", 40);
        }

        foreach (string reference in (content.Best?.References ?? []).Take(MostReferences))
        {
            yield return Line($"- {wording.Label(wording.References)}{reference}", 35);
        }

        foreach (SimilarCase known in Report.SimilarCases.Where(known => known.Agrees).Take(MostCases))
        {
            yield return Line($"- {wording.Label(wording.SimilarCases)}{known.Url}", 30);
        }

        yield return Line("", 88);
        yield return Line(MarkdownText.Escape(Wording.Fill(wording.MadeBy, Report.Tool.Name, Report.Tool.Version)), 88);

        IssueLine Line(string text, int weight) => Make(text, IssueContentKind.Diagnosis, weight);
    }

    private List<IssueLine> Steps() => Find("launch.command") is { } command ? [Make(command, IssueContentKind.Steps, 92)] : [];

    // The lines that the answer relies on and the end of the trace say most; what comes before tells how the program got there.
    private IEnumerable<IssueLine> Log()
    {
        IReadOnlyList<NumberedLine> lines = content.Excerpt();
        HashSet<long> evidence = [.. (content.Best?.Evidence ?? []).Where(item => item.Line is not null).Select(item => item.Line!.Value)];
        for (int index = 0; index < lines.Count; index++)
        {
            int weight = evidence.Contains(lines[index].Number) ? 94 : index >= lines.Count - LastLines ? 80 : 10 + (20 * index / lines.Count);
            yield return Make(lines[index].Text, IssueContentKind.Log, weight);
        }
    }

    private IssueLine EnvironmentLine(ReportedFact fact, int index)
    {
        bool isAsked = fact.Key.StartsWith("gpu.", StringComparison.Ordinal) || fact.Key is "torch.version" or "torch.cuda" or "python.version" or "os.name" or "driver.version"
            or "transformers.version" or "engine.name" or "engine.version" or "model.name" or "cuda.toolkit";
        return Make($"{fact.Key}: {SafeText.OneLine(fact.Value)}", IssueContentKind.Environment, isAsked ? 70 : 29 - Math.Min(9, index / 8));
    }

    private List<IssueLine> Values(IssueContentKind kind, string[] keys) =>
        [.. keys.Select(key => (Key: key, Value: Find(key))).Where(pair => pair.Value is not null).Select(pair => Make($"{pair.Key}: {pair.Value}", kind, 75))];

    private List<IssueLine> EngineVersion()
    {
        string? version = Find("engine.version") ?? Find("llama-cpp.version") ?? Find("ollama.version");
        return version is null ? [] : [Make(version, IssueContentKind.EngineVersion, 93)];
    }

    private string? Find(string key) => Report.Facts.FirstOrDefault(fact => fact.Key == key)?.Value is { } value ? SafeText.OneLine(value) : null;

    private IssueLine Make(string text, IssueContentKind kind, int weight) => new(QueryText.Beginning(text, longestLine), kind, weight);

    private static IReadOnlyList<IssueLine> Fenced(List<IssueLine> lines, bool isCode, string language)
    {
        if (lines.Count == 0 || isCode)
        {
            return lines;
        }

        string[] fenced = [.. MarkdownText.Fence(language, [.. lines.Select(line => line.Text)])];
        return [IssueLine.Fixed(fenced[0]), .. lines, IssueLine.Fixed(fenced[^1])];
    }
}
