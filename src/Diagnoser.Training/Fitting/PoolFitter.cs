using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Training.Fitting;

/// <summary>
/// Fits the exponents of the classifier's pool and of the fusion with the rules, and the limits of the verdict, on out-of-fold votes. Whoever wrote a rule
/// from a case made it right there; how far rules can be trusted is told by the cases that no author of a rule has read.
/// </summary>
internal sealed class PoolFitter
{
    /// <summary>How much a leaf's loss counts beside its category's.</summary>
    internal const double LeafShare = 0.5;

    /// <summary>The promise of "likely": so many of its answers are right.</summary>
    private const double LikelyPrecision = 0.8;

    private const double LowestLikely = 0.45;
    private const double HighestLikely = 0.99;
    private const double LikelyStep = 0.005;
    private const double UnsurePrecision = 0.35;

    // Fewer cases than this say less of a dozen exponents than all cases together, read or not.
    private const int FewestUnread = 300;

    private readonly FailureTaxonomy _taxonomy;
    private readonly IReadOnlyList<OutOfFoldCase> _cases;

    /// <summary>Makes a fitter.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <param name="cases">The cases with their out-of-fold votes.</param>
    public PoolFitter(FailureTaxonomy taxonomy, IReadOnlyList<OutOfFoldCase> cases)
    {
        _taxonomy = taxonomy;
        _cases = cases;
    }

    /// <summary>Fits the classifier's pool.</summary>
    public ClassifierParameters FitClassifier()
    {
        double symptom = Sharpness(item => item.Votes.Symptoms, item => item.Case.Symptom);
        double stage = Sharpness(item => item.Votes.Stages, item => item.Case.Stage);
        ClassifierParameters Parameters(double[] values) => new(values[0], values[1], values[2], values[3], values[4], symptom, stage);

        double[] best = CoordinateSearch.Minimise(
            [0.5, 0.5, 0.2, 0.2, 0.1],
            values => MeanLoss(item => FailureModel.Pool(item.Votes, Parameters(values))) + (0.001 * values.Sum(value => value * value)));
        return Parameters(best);
    }

    /// <summary>Fits the fusion and the limits of the verdict.</summary>
    /// <param name="classifier">The classifier's pool.</param>
    /// <param name="cancellation">Ends the search.</param>
    public FusionParameters FitFusion(ClassifierParameters classifier, CancellationToken cancellation)
    {
        Prediction[] predictions =
        [
            .. _cases.Select(item => StatedStage.Weigh(
                new Prediction(
                    FailureModel.Pool(item.Votes, classifier),
                    FailureModel.Sharpen(item.Votes.Symptoms, classifier.SymptomSharpness),
                    FailureModel.Sharpen(item.Votes.Stages, classifier.StageSharpness),
                    item.Votes.Extension,
                    []),
                item.Case.StatedStage,
                _taxonomy)),
        ];
        bool enough = _cases.Count(item => item.Case.IsUnread) >= FewestUnread;
        int[] telling = [.. Enumerable.Range(0, _cases.Count).Where(index => !enough || _cases[index].Case.IsUnread)];
        FusionParameters fusion = new FusionFitter(_taxonomy, [.. telling.Select(index => _cases[index])], [.. telling.Select(index => predictions[index])]).Fit(cancellation);
        Answer[] answers = [.. _cases.Select((item, index) => AnswerOf(item, predictions[index], fusion))];
        return WithLimits(fusion, InOrder(telling.Select(index => answers[index])), InOrder(answers));
    }

    private double Sharpness(Func<OutOfFoldCase, double[]> votes, Func<OutOfFoldCase, int> label) => CoordinateSearch.Minimise(
        [1],
        values => _cases.Average(item => -PortableMath.Log(Math.Max(1e-9, FailureModel.Sharpen(votes(item), values[0])[label(item)]))))[0];

    // The category counts most, since verdict and fixes hang on it; the leaf counts half.
    private double MeanLoss(Func<OutOfFoldCase, double[]> rank)
    {
        double sum = 0;
        foreach (OutOfFoldCase item in _cases)
        {
            double[] causes = rank(item);
            double category = 0;
            for (int cause = 0; cause < causes.Length; cause++)
            {
                category += _taxonomy.CategoryOfCause(cause) == _taxonomy.CategoryOfCause(item.Case.Cause) ? causes[cause] : 0;
            }

            sum -= PortableMath.Log(Math.Max(1e-9, category)) + (LeafShare * PortableMath.Log(Math.Max(1e-9, causes[item.Case.Cause])));
        }

        return sum / _cases.Count;
    }

    // What an answer is worth cannot be told from a label that its own reader was not sure of.
    private static Answer[] InOrder(IEnumerable<Answer> answers) =>
        [.. answers.Where(answer => answer.Case.Record.Confidence != "low").OrderByDescending(answer => answer.Probability)];

    private static FusionParameters WithLimits(FusionParameters fusion, Answer[] telling, Answer[] all)
    {
        double loudly = LikelyFrom([.. telling.Where(answer => !answer.WithoutError)]);
        double silently = LikelyFrom([.. telling.Where(answer => answer.WithoutError)]);

        // "Likely" has to keep its promise to the users of each population, not only on the average of all.
        while (loudly < HighestLikely && telling.Where(answer => answer.Probability >= (answer.WithoutError ? silently : loudly)).GroupBy(answer => answer.Case.Record.Origin)
            .Any(population => population.Average(answer => answer.IsRight ? 1.0 : 0) < LikelyPrecision))
        {
            (loudly, silently) = (loudly + LikelyStep, Math.Min(HighestLikely, silently + LikelyStep));
        }

        (loudly, silently) = (Math.Round(loudly, 3), Math.Round(silently, 3));
        return fusion with { LikelyFrom = loudly, LikelyFromWithoutError = silently, PossibleFrom = Math.Min(PossibleFrom(all, loudly), Math.Min(loudly, silently)) };
    }

    /// <summary>
    /// From below: as long as fewer than a third of the least probable answers are right, they are not worth calling possible. Few rules match there, so
    /// cases that authors of rules have read tell as much as others.
    /// </summary>
    private static double PossibleFrom(Answer[] firsts, double likely)
    {
        double possible = 0.2;
        int right = 0;
        for (int count = 1; count <= firsts.Length; count++)
        {
            right += firsts[^count].IsRight ? 1 : 0;
            if (count >= 10 && right <= UnsurePrecision * count && firsts[^count].Probability < likely)
            {
                possible = Math.Max(possible, firsts[^count].Probability);
            }
        }

        return Math.Round(possible, 3);
    }

    private Answer AnswerOf(OutOfFoldCase item, Prediction prediction, FusionParameters parameters)
    {
        CauseFusion fusion = new(_taxonomy, parameters, item.CauseTable);
        double[] categories = fusion.Categories(fusion.Rank(prediction, item.Case.Matches));
        int first = Array.IndexOf(categories, categories.Max());
        return new Answer(item.Case, _taxonomy.ShowsWithoutError(prediction.Symptoms), categories[first], first == _taxonomy.CategoryOfCause(item.Case.Cause));
    }

    /// <summary>The lowest probability above which answers are right often enough.</summary>
    /// <param name="firsts">The first categories, the most probable first.</param>
    private static double LikelyFrom(Answer[] firsts)
    {
        double likely = LowestLikely;
        int right = 0;
        bool found = false;
        for (int count = 1; count <= firsts.Length; count++)
        {
            right += firsts[count - 1].IsRight ? 1 : 0;
            if (count >= 10 && LowerBound(right, count) >= LikelyPrecision && firsts[count - 1].Probability >= LowestLikely)
            {
                (likely, found) = (firsts[count - 1].Probability, true);
            }
        }

        return found || firsts.Length < 10 ? likely : HighestLikely;
    }

    /// <summary>
    /// What a share is at least, one standard error below what was counted: Wilson's lower bound with z = 1
    /// (https://doi.org/10.1080/01621459.1927.10502953). The limit is chosen on the same cases that show it, so it may not lean on a lucky few.
    /// </summary>
    private static double LowerBound(int right, int count)
    {
        double share = (double)right / count;
        double spread = Math.Sqrt((share * (1 - share) / count) + (0.25 / ((double)count * count)));
        return (share + (0.5 / count) - spread) / (1 + (1.0 / count));
    }

    /// <summary>The first category that a case was given out of fold.</summary>
    private sealed record Answer(TrainingCase Case, bool WithoutError, double Probability, bool IsRight);
}
