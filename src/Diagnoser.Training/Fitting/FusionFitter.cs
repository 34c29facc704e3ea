using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Learning;
using Diagnoser.Core.Taxonomy;
using MathNet.Numerics.LinearAlgebra;

namespace Diagnoser.Training.Fitting;

/// <summary>
/// Fits the exponents of the fusion: a multinomial regression whose inputs are the logarithms of what classifier, rules and table say, each also
/// multiplied by the certainty of the most certain rule and by the probability that the report is one of an engine's tracker.
/// </summary>
internal sealed class FusionFitter
{
    private const int Voices = 4;
    private const int Covariates = 3;

    // Pulls the exponents to their defaults, in units of the mean loss; without it a few cases with certain rules would decide their slopes.
    private const double Penalty = 0.03;

    private static readonly double[] Start = [0.8, 0, 0, 0.2, 0, 0, 0.2, 0, 0, 0.05, 0, 0];

    private readonly FailureTaxonomy _taxonomy;
    private readonly double[][] _logarithms;
    private readonly double[][] _covariates;
    private readonly int[] _causes;

    /// <summary>Prepares the regression.</summary>
    /// <param name="taxonomy">The taxonomy.</param>
    /// <param name="cases">The cases with their out-of-fold votes.</param>
    /// <param name="predictions">The classifier's out-of-fold answers, case by case.</param>
    public FusionFitter(FailureTaxonomy taxonomy, IReadOnlyList<OutOfFoldCase> cases, IReadOnlyList<Prediction> predictions)
    {
        _taxonomy = taxonomy;
        _causes = [.. cases.Select(item => item.Case.Cause)];
        _covariates = [.. cases.Select((item, index) => (double[])[1, RuleVote.CertaintyOf(item.Case.Matches), predictions[index].Extension])];
        _logarithms = [.. cases.Select((item, index) => Logarithms(item, predictions[index]))];
    }

    /// <summary>Fits the exponents. The limits of the verdict are left as they are by default.</summary>
    /// <param name="cancellation">Ends the search.</param>
    public FusionParameters Fit(CancellationToken cancellation)
    {
        double[] best = LowestPoint.Find(
            Vector<double>.Build.DenseOfArray(Start),
            point =>
            {
                cancellation.ThrowIfCancellationRequested();
                return Evaluate(point.AsArray());
            });
        FusionExponent Exponent(int voice) => new(best[voice * Covariates], best[(voice * Covariates) + 1], best[(voice * Covariates) + 2]);
        return FusionParameters.Default with { Classifier = Exponent(0), RuleCause = Exponent(1), RuleCategory = Exponent(2), Table = Exponent(3) };
    }

    // Voice by voice, the logarithm for each cause.
    private double[] Logarithms(OutOfFoldCase item, Prediction prediction)
    {
        CauseFusion fusion = new(_taxonomy, FusionParameters.Default, item.CauseTable);
        double[][] voices =
        [
            prediction.Causes, RuleVote.ByCause(_taxonomy, item.Case.Matches), RuleVote.ByCategory(_taxonomy, item.Case.Matches), fusion.TableVote(prediction),
        ];
        return [.. voices.SelectMany(voice => voice.Select(CauseFusion.Logarithm))];
    }

    private (double Loss, Vector<double> Gradient) Evaluate(double[] exponents)
    {
        double loss = 0;
        double[] gradient = new double[exponents.Length];
        double[] slopes = new double[_taxonomy.Causes.Count];
        for (int row = 0; row < _causes.Length; row++)
        {
            loss += AddCase(row, exponents, gradient, slopes);
        }

        loss /= _causes.Length;
        for (int index = 0; index < gradient.Length; index++)
        {
            double distance = exponents[index] - Start[index];
            loss += 0.5 * Penalty * distance * distance;
            gradient[index] = (gradient[index] / _causes.Length) + (Penalty * distance);
        }

        return (loss, Vector<double>.Build.DenseOfArray(gradient));
    }

    // The loss of PoolFitter: the category counts most, since verdict and fixes hang on it; the leaf counts half.
    private double AddCase(int row, double[] exponents, double[] gradient, double[] slopes)
    {
        double[] probabilities = Rank(row, exponents);
        int cause = _causes[row];
        int category = _taxonomy.CategoryOfCause(cause);
        double inside = 0;
        for (int other = 0; other < probabilities.Length; other++)
        {
            inside += _taxonomy.CategoryOfCause(other) == category ? probabilities[other] : 0;
        }

        for (int other = 0; other < probabilities.Length; other++)
        {
            double ofCategory = _taxonomy.CategoryOfCause(other) == category ? probabilities[other] / Math.Max(1e-12, inside) : 0;
            slopes[other] = probabilities[other] - ofCategory + (PoolFitter.LeafShare * (probabilities[other] - (other == cause ? 1 : 0)));
        }

        for (int voice = 0; voice < Voices; voice++)
        {
            double slope = FixedOrder.Dot(slopes, _logarithms[row].AsSpan(voice * slopes.Length), slopes.Length);
            for (int covariate = 0; covariate < Covariates; covariate++)
            {
                gradient[(voice * Covariates) + covariate] += slope * _covariates[row][covariate];
            }
        }

        return -PortableMath.Log(Math.Max(1e-9, inside)) - (PoolFitter.LeafShare * PortableMath.Log(Math.Max(1e-9, probabilities[cause])));
    }

    private double[] Rank(int row, double[] exponents)
    {
        double[] scores = new double[_taxonomy.Causes.Count];
        for (int voice = 0; voice < Voices; voice++)
        {
            double exponent = FixedOrder.Dot(exponents.AsSpan(voice * Covariates), _covariates[row], Covariates);
            FixedOrder.AddScaled(scores, _logarithms[row].AsSpan(voice * scores.Length), exponent, scores.Length);
        }

        PortableMath.Softmax(scores);
        return scores;
    }
}
