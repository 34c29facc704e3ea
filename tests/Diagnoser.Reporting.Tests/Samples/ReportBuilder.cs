using System.Reflection;
using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Reporting.Tests.Samples;

/// <summary>Fills the parts of a report that follow from others: all causes and categories, in order, summing to 1.</summary>
internal static class ReportBuilder
{
    private static readonly Lazy<FailureTaxonomy> Taxonomy = new(ReadTaxonomy);

    public static ToolInfo Tool { get; } = new("llmdiag", "0.1.0");

    /// <summary>All leaf causes: the given ones, and the others with equal shares of what is left.</summary>
    public static IReadOnlyList<ScoredCode> Causes(params (string Code, double Probability)[] known)
    {
        IReadOnlyList<RootCause> all = Taxonomy.Value.Causes;
        double rest = (1 - known.Sum(cause => cause.Probability)) / (all.Count - known.Length);
        return
        [
            .. all
                .Select(cause => new ScoredCode(cause.Code, cause.Name, ProbabilityOf(cause.Code)))
                .OrderByDescending(cause => cause.Probability),
        ];

        double ProbabilityOf(string code) => known.Where(cause => cause.Code == code).Select(cause => cause.Probability).FirstOrDefault(rest);
    }

    /// <summary>The categories of some causes.</summary>
    public static IReadOnlyList<ScoredCode> Categories(IReadOnlyList<ScoredCode> causes) =>
    [
        .. Taxonomy.Value.Categories
            .Select(category => new ScoredCode(
                category.Code,
                category.Name,
                causes.Where(cause => cause.Code.StartsWith(category.Code, StringComparison.Ordinal)).Sum(cause => cause.Probability)))
            .OrderByDescending(category => category.Probability),
    ];

    public static ScoredCode Symptom(string code, double probability) =>
        new(code, Taxonomy.Value.Symptoms[Taxonomy.Value.IndexOfSymptom(code)].Name, probability);

    private static FailureTaxonomy ReadTaxonomy()
    {
        string root = typeof(ReportBuilder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        using var reader = new StreamReader(Path.Combine(root, "training-data", "taxonomy.yaml"));
        return TaxonomyReader.Read("taxonomy.yaml", reader);
    }
}
