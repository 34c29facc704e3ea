using Diagnoser.Core.Taxonomy;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Fitting;

/// <summary>The study's table P(cause | symptom, stage) from labels, smoothed: a rare cell falls back on its symptom, a rare symptom on its category, that on all.</summary>
internal static class CauseTableBuilder
{
    private const double CellStrength = 4;

    /// <summary>Builds the table.</summary>
    /// <param name="taxonomy">The labels' order.</param>
    /// <param name="records">The labelled records.</param>
    /// <returns>Stage by stage, symptom by symptom, a probability for each cause.</returns>
    public static float[] Build(FailureTaxonomy taxonomy, IReadOnlyList<CaseRecord> records)
    {
        int causes = taxonomy.Causes.Count;
        int symptoms = taxonomy.Symptoms.Count;
        double[] all = Smooth(Count(taxonomy, records), Uniform(causes), CellStrength);
        ILookup<(string Stage, string Symptom), CaseRecord> byCell = records.ToLookup(record => (record.Stage, record.Symptom));
        ILookup<string, CaseRecord> bySymptom = records.ToLookup(record => record.Symptom);
        ILookup<string, CaseRecord> byCategory = records.ToLookup(record => taxonomy.Symptoms[taxonomy.IndexOfSymptom(record.Symptom)].CategoryCode);
        float[] table = new float[taxonomy.Stages.Count * symptoms * causes];
        for (int symptom = 0; symptom < symptoms; symptom++)
        {
            string code = taxonomy.Symptoms[symptom].Code;
            double[] category = Smooth(Count(taxonomy, byCategory[taxonomy.Symptoms[symptom].CategoryCode]), all, CellStrength);
            double[] one = Smooth(Count(taxonomy, bySymptom[code]), category, CellStrength);
            for (int stage = 0; stage < taxonomy.Stages.Count; stage++)
            {
                double[] cell = Smooth(Count(taxonomy, byCell[(taxonomy.Stages[stage].Name, code)]), one, CellStrength);
                for (int cause = 0; cause < causes; cause++)
                {
                    table[(((stage * symptoms) + symptom) * causes) + cause] = (float)cell[cause];
                }
            }
        }

        return table;
    }

    private static double[] Count(FailureTaxonomy taxonomy, IEnumerable<CaseRecord> records)
    {
        double[] counts = new double[taxonomy.Causes.Count];
        foreach (CaseRecord record in records)
        {
            counts[taxonomy.IndexOfCause(record.Cause)]++;
        }

        return counts;
    }

    private static double[] Uniform(int count)
    {
        double[] result = new double[count];
        Array.Fill(result, 1.0 / count);
        return result;
    }

    private static double[] Smooth(double[] counts, double[] fallback, double strength)
    {
        double total = counts.Sum() + strength;
        return [.. counts.Select((count, index) => (count + (strength * fallback[index])) / total)];
    }
}
