using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Training.Evaluation;

/// <summary>Answers as probabilities and labels of a question.</summary>
/// <param name="Probabilities">For each case the probabilities of the classes.</param>
/// <param name="Labels">For each case the index of the label.</param>
public sealed record AnswerTable(IReadOnlyList<double[]> Probabilities, IReadOnlyList<int> Labels)
{
    /// <summary>The figures.</summary>
    public Scores Scores => Scores.Of(Probabilities, Labels);

    /// <summary>The answers to a question. For causes it is the fused ranking unless another is chosen.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <param name="question">The question.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="causes">Which ranking of the causes counts; null for the fused one.</param>
    public static AnswerTable Of(FailureTaxonomy taxonomy, Question question, IReadOnlyList<HeldOutAnswer> answers, Func<HeldOutAnswer, double[]>? causes = null)
    {
        Func<HeldOutAnswer, double[]> ranking = causes ?? (answer => answer.Fused);
        int SymptomCategory(int symptom) => taxonomy.Symptoms[symptom].CategoryCode[0] - taxonomy.SymptomCategories[0].Code[0];
        return question switch
        {
            Question.Category => new(
                [.. answers.Select(answer => Sum(ranking(answer), taxonomy.Categories.Count, taxonomy.CategoryOfCause))],
                [.. answers.Select(answer => taxonomy.CategoryOfCause(answer.Case.Cause))]),
            Question.Leaf => new([.. answers.Select(ranking)], [.. answers.Select(answer => answer.Case.Cause)]),
            Question.SymptomCategory => new(
                [.. answers.Select(answer => Sum(answer.Prediction.Symptoms, taxonomy.SymptomCategories.Count, SymptomCategory))],
                [.. answers.Select(answer => SymptomCategory(answer.Case.Symptom))]),
            Question.Symptom => new([.. answers.Select(answer => answer.Prediction.Symptoms)], [.. answers.Select(answer => answer.Case.Symptom)]),
            _ => new([.. answers.Select(answer => answer.Prediction.Stages)], [.. answers.Select(answer => answer.Case.Stage)]),
        };
    }

    private static double[] Sum(double[] leaves, int categories, Func<int, int> categoryOf)
    {
        double[] sums = new double[categories];
        for (int leaf = 0; leaf < leaves.Length; leaf++)
        {
            sums[categoryOf(leaf)] += leaves[leaf];
        }

        return sums;
    }
}
