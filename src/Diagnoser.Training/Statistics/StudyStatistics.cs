using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Statistics;

/// <summary>The study's tables (arXiv 2601.13655), counted from its records: labels in all, by model series and by stage.</summary>
public sealed class StudyStatistics
{
    private StudyStatistics(LabelCounts all, IReadOnlyList<LabelCounts> bySeries, IReadOnlyList<LabelCounts> byStage, IReadOnlyList<LabelCounts> bySymptomCategory)
    {
        All = all;
        BySeries = bySeries;
        ByStage = byStage;
        BySymptomCategory = bySymptomCategory;
    }

    /// <summary>All records.</summary>
    public LabelCounts All { get; }

    /// <summary>One set a series, in the order of their names.</summary>
    public IReadOnlyList<LabelCounts> BySeries { get; }

    /// <summary>One set a stage, in the order of the taxonomy.</summary>
    public IReadOnlyList<LabelCounts> ByStage { get; }

    /// <summary>One set a symptom category, in the order of the taxonomy: what a kind of symptom says about the causes.</summary>
    public IReadOnlyList<LabelCounts> BySymptomCategory { get; }

    /// <summary>Counts the study's records; cases of serving engines are left out.</summary>
    /// <param name="taxonomy">The labels.</param>
    /// <param name="records">The corpus.</param>
    public static StudyStatistics Of(FailureTaxonomy taxonomy, IEnumerable<CaseRecord> records)
    {
        CaseRecord[] study = [.. records.Where(record => record.Origin == CaseOrigin.Study)];
        LabelCounts Count(string name, Func<CaseRecord, bool> belongs) => new(name, taxonomy, study.Where(belongs));

        return new StudyStatistics(
            Count("All", _ => true),
            [.. study.Select(record => record.Series).OfType<string>().Distinct().Order(StringComparer.Ordinal)
                .Select(series => Count(series, record => record.Series == series))],
            [.. taxonomy.Stages.Select(stage => Count(stage.Name, record => record.Stage == stage.Name))],
            [.. taxonomy.SymptomCategories.Select(category => Count(
                category.Name, record => taxonomy.Symptoms[taxonomy.IndexOfSymptom(record.Symptom)].CategoryCode == category.Code))]);
    }
}
