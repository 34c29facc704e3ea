using Diagnoser.Training.Evaluation;

namespace Diagnoser.Training.Tests.Evaluation;

public sealed class MetricsTests
{
    private static readonly double[][] Probabilities = [[0.7, 0.2, 0.1, 0], [0.1, 0.5, 0.4, 0], [0.4, 0.3, 0.2, 0.1], [0.05, 0.9, 0.05, 0]];
    private static readonly int[] Labels = [0, 2, 3, 1];

    [Fact]
    public void Top_1_counts_first_answers() => Metrics.Top(Probabilities, Labels, 1).ShouldBe(0.5);

    [Fact]
    public void Top_3_counts_the_first_three() => Metrics.Top(Probabilities, Labels, 3).ShouldBe(0.75);

    [Fact]
    public void A_tie_counts_against_the_answer() => Metrics.Top([[0.25, 0.25, 0.25, 0.25]], [0], 3).ShouldBe(0);

    [Fact]
    public void Macro_f1_is_the_mean_over_the_labels_that_occur() =>
        // Class 0: answered twice, right once, labelled once, F1 2/3; class 1: answered twice, right once, labelled once, 2/3; classes 2 and 3: 0.
        Metrics.MacroF1(Probabilities, Labels).ShouldBe(1.0 / 3, 1e-12);

    [Fact]
    public void Log_loss_is_the_mean_of_the_labels_surprise() =>
        Metrics.LogLoss([[0.5, 0.5], [0.25, 0.75]], [0, 0]).ShouldBe((Math.Log(2) + Math.Log(4)) / 2, 1e-12);

    [Fact]
    public void Calibration_error_is_the_weighed_distance_of_probability_and_accuracy() =>
        // Three answers at 0.85, two of them right; one at 0.55, wrong.
        Metrics.CalibrationError([[0.85, 0.15], [0.85, 0.15], [0.85, 0.15], [0.55, 0.45]], [0, 0, 1, 1])
            .ShouldBe((3 * Math.Abs(0.85 - (2.0 / 3)) / 4) + (0.55 / 4), 1e-12);

    [Fact]
    public void Few_perfectly_calibrated_answers_show_an_error_and_many_show_nearly_none()
    {
        double few = Metrics.CalibrationFloor([.. Enumerable.Repeat((double[])[0.65, 0.35], 10)]);
        double many = Metrics.CalibrationFloor([.. Enumerable.Repeat((double[])[0.65, 0.35], 5000)]);

        few.ShouldBeInRange(0.08, 0.16);
        many.ShouldBeLessThan(0.01);
    }

    [Fact]
    public void No_cases_give_zeros() => Scores.Of([], []).ShouldBe(new Scores(0, 0, 0, 0, 0, 0, 0));
}
