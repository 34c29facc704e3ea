using Diagnoser.Core.Learning;
using Diagnoser.Core.Rules;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Core.Diagnosis;

/// <summary>
/// Combines classifier, rules and the study's table P(cause | symptom, stage) into one calibrated ranking: their probabilities are raised to
/// exponents that were fitted out of fold, multiplied, and brought to a sum of 1.
/// </summary>
public sealed class CauseFusion
{
    private readonly FailureTaxonomy _taxonomy;
    private readonly FusionParameters _parameters;
    private readonly float[]? _causeTable;

    /// <summary>Makes the combination of a model.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <param name="model">The model, for the fitted exponents and the study's table.</param>
    public CauseFusion(FailureTaxonomy taxonomy, FailureModelData model)
        : this(taxonomy, model.Fusion, model.CauseTable)
    {
    }

    /// <summary>Makes a combination.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <param name="parameters">The exponents and the limits of the verdict.</param>
    /// <param name="causeTable">P(cause | symptom, stage), stage by stage, symptom by symptom; null if there is none.</param>
    public CauseFusion(FailureTaxonomy taxonomy, FusionParameters parameters, float[]? causeTable = null)
    {
        _taxonomy = taxonomy;
        _parameters = parameters;
        _causeTable = causeTable;
    }

    /// <summary>Ranks the causes.</summary>
    /// <param name="prediction">What the classifier says.</param>
    /// <param name="matches">The rules that matched.</param>
    /// <returns>A probability for each of the 26 leaf causes, in the order of the taxonomy; they sum to 1.</returns>
    public double[] Rank(Prediction prediction, IReadOnlyList<RuleMatch> matches)
    {
        double[] ruleCauses = RuleVote.ByCause(_taxonomy, matches);
        double[] ruleCategories = RuleVote.ByCategory(_taxonomy, matches);
        double[] table = TableVote(prediction);
        double certainty = RuleVote.CertaintyOf(matches);
        double classifierExponent = _parameters.Classifier.At(certainty, prediction.Extension);
        double causeExponent = _parameters.RuleCause.At(certainty, prediction.Extension);
        double categoryExponent = _parameters.RuleCategory.At(certainty, prediction.Extension);
        double tableExponent = _parameters.Table.At(certainty, prediction.Extension);
        double[] scores = new double[_taxonomy.Causes.Count];
        for (int cause = 0; cause < scores.Length; cause++)
        {
            scores[cause] =
                (classifierExponent * Logarithm(prediction.Causes[cause]))
                + (causeExponent * Logarithm(ruleCauses[cause]))
                + (categoryExponent * Logarithm(ruleCategories[cause]))
                + (tableExponent * Logarithm(table[cause]));
        }

        PortableMath.Softmax(scores);
        return scores;
    }

    /// <summary>How sure a ranking is.</summary>
    /// <param name="causes">The ranking, from <see cref="Rank"/>.</param>
    /// <param name="symptoms">The probabilities of the symptoms.</param>
    public Verdict Judge(double[] causes, double[] symptoms)
    {
        double[] categories = Categories(causes);
        double first = categories[Ordering.IndexOfLargest(categories)];
        double likely = _taxonomy.ShowsWithoutError(symptoms) ? _parameters.LikelyFromWithoutError : _parameters.LikelyFrom;
        return first >= likely ? Verdict.Likely : first >= _parameters.PossibleFrom ? Verdict.Possible : Verdict.Unsure;
    }

    /// <summary>The probabilities of the nine categories.</summary>
    /// <param name="causes">The probabilities of the leaf causes.</param>
    public double[] Categories(double[] causes)
    {
        double[] sums = new double[_taxonomy.Categories.Count];
        for (int cause = 0; cause < causes.Length; cause++)
        {
            sums[_taxonomy.CategoryOfCause(cause)] += causes[cause];
        }

        return sums;
    }

    /// <summary>The logarithm of a voice's probability; what is nearly impossible to one voice can still be said by the others.</summary>
    /// <param name="probability">The probability.</param>
    internal static double Logarithm(double probability) => PortableMath.Log(Math.Max(probability, 1e-6));

    /// <summary>What the study's table says of the causes under the predicted symptom and stage.</summary>
    /// <param name="prediction">What the classifier says.</param>
    internal double[] TableVote(Prediction prediction)
    {
        double[] result = new double[_taxonomy.Causes.Count];
        if (_causeTable is null)
        {
            Array.Fill(result, 1.0 / result.Length);
            return result;
        }

        for (int stage = 0; stage < prediction.Stages.Length; stage++)
        {
            for (int symptom = 0; symptom < prediction.Symptoms.Length; symptom++)
            {
                double weight = prediction.Stages[stage] * prediction.Symptoms[symptom];
                ReadOnlySpan<float> row = new(_causeTable, ((stage * prediction.Symptoms.Length) + symptom) * result.Length, result.Length);
                for (int cause = 0; cause < result.Length; cause++)
                {
                    result[cause] += weight * row[cause];
                }
            }
        }

        return result;
    }
}
