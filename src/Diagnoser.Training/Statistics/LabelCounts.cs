using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Statistics;

/// <summary>How often each label occurs in a set of records.</summary>
public sealed class LabelCounts
{
    /// <summary>Counts the labels.</summary>
    /// <param name="name">The set's name, for example <c>Qwen</c> or <c>Inference</c>.</param>
    /// <param name="taxonomy">The labels.</param>
    /// <param name="records">The records.</param>
    public LabelCounts(string name, FailureTaxonomy taxonomy, IEnumerable<CaseRecord> records)
    {
        Name = name;
        int[] causes = new int[taxonomy.Causes.Count];
        int[] categories = new int[taxonomy.Categories.Count];
        int[] symptoms = new int[taxonomy.Symptoms.Count];
        int[] symptomCategories = new int[taxonomy.SymptomCategories.Count];
        int[] stages = new int[taxonomy.Stages.Count];
        foreach (CaseRecord record in records)
        {
            Total++;
            int cause = taxonomy.IndexOfCause(record.Cause);
            int symptom = taxonomy.IndexOfSymptom(record.Symptom);
            causes[cause]++;
            categories[taxonomy.CategoryOfCause(cause)]++;
            symptoms[symptom]++;
            symptomCategories[IndexOfSymptomCategory(taxonomy, taxonomy.Symptoms[symptom].CategoryCode)]++;
            stages[taxonomy.IndexOfStage(record.Stage)]++;
        }

        (Causes, Categories, Symptoms, SymptomCategories, Stages) = (causes, categories, symptoms, symptomCategories, stages);
    }

    /// <summary>The set's name.</summary>
    public string Name { get; }

    /// <summary>How many records there are.</summary>
    public int Total { get; }

    /// <summary>Records by leaf cause, in the order of the taxonomy.</summary>
    public IReadOnlyList<int> Causes { get; }

    /// <summary>Records by cause category.</summary>
    public IReadOnlyList<int> Categories { get; }

    /// <summary>Records by symptom.</summary>
    public IReadOnlyList<int> Symptoms { get; }

    /// <summary>Records by symptom category.</summary>
    public IReadOnlyList<int> SymptomCategories { get; }

    /// <summary>Records by stage.</summary>
    public IReadOnlyList<int> Stages { get; }

    /// <summary>A count as a share of the set, 0 to 1; 0 for an empty set.</summary>
    /// <param name="count">The count.</param>
    public double Share(int count) => Total == 0 ? 0 : (double)count / Total;

    private static int IndexOfSymptomCategory(FailureTaxonomy taxonomy, string code)
    {
        for (int index = 0; index < taxonomy.SymptomCategories.Count; index++)
        {
            if (taxonomy.SymptomCategories[index].Code == code)
            {
                return index;
            }
        }

        return -1;
    }
}
