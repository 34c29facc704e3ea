using Diagnoser.Core.Learning;
using Diagnoser.Training.Fitting;

namespace Diagnoser.Training.Tests.Fitting;

public sealed class SoftmaxRegressionTests
{
    [Fact]
    public void Without_features_the_shares_of_the_classes_are_learned()
    {
        SoftmaxHead head = new SoftmaxRegression(GramMatrix.Of(Rows(4, (_, _) => 0))).Fit([0, 0, 0, 1], 2, 1, [1, 1, 1, 1]);

        head.Predict(new double[4])[0].ShouldBe(0.75, 0.01);
    }

    [Fact]
    public void At_the_minimum_each_coefficient_is_the_residual_over_the_penalty()
    {
        // The stationary point of kernel logistic regression: coefficient = (label - probability) / penalty.
        int[] labels = [0, 0, 1, 1, 2, 2];
        double[][] gram = Rows(6, (row, column) => row == column ? 1 : labels[row] == labels[column] ? 0.6 : 0.1);
        const double penalty = 0.5;

        SoftmaxHead head = new SoftmaxRegression(GramMatrix.Of(gram)).Fit(labels, 3, penalty, [1, 1, 1, 1, 1, 1]);

        for (int row = 0; row < labels.Length; row++)
        {
            double[] probabilities = head.Predict(gram[row]);
            probabilities[labels[row]].ShouldBeGreaterThan(0.5);
            for (int label = 0; label < 3; label++)
            {
                double residual = (labels[row] == label ? 1 : 0) - probabilities[label];
                ((double)head.Coefficients.Span[(row * 3) + label].Value).ShouldBe(residual / penalty, 0.02);
            }
        }
    }

    [Fact]
    public void A_case_without_weight_changes_nothing()
    {
        double[][] gram = Rows(3, (row, column) => row == column ? 1 : 0);

        SoftmaxHead head = new SoftmaxRegression(GramMatrix.Of(gram)).Fit([0, 1, 1], 2, 1, [1, 1, 0]);

        head.Coefficients.Span[4].Value.ShouldBe(0, 1e-3f);
    }

    private static double[][] Rows(int count, Func<int, int, double> value) =>
        [.. Enumerable.Range(0, count).Select(row => Enumerable.Range(0, count).Select(column => value(row, column)).ToArray())];
}
