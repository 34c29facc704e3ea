namespace Diagnoser.Training.Evaluation;

/// <summary>The figures of one question on one set of cases.</summary>
/// <param name="Count">How many cases there are.</param>
/// <param name="Top1">How often the first answer is right, 0 to 1.</param>
/// <param name="Top3">How often one of the first three answers is right, 0 to 1.</param>
/// <param name="MacroF1">The mean F1 of the classes.</param>
/// <param name="LogLoss">The mean negative natural logarithm of the label's probability.</param>
/// <param name="CalibrationError">The expected calibration error of the first answer.</param>
/// <param name="CalibrationFloor">The error that perfectly calibrated answers would show on so few cases.</param>
public sealed record Scores(int Count, double Top1, double Top3, double MacroF1, double LogLoss, double CalibrationError, double CalibrationFloor)
{
    /// <summary>Takes the figures.</summary>
    /// <param name="probabilities">For each case the probabilities of the classes.</param>
    /// <param name="labels">For each case the index of the label.</param>
    public static Scores Of(IReadOnlyList<double[]> probabilities, IReadOnlyList<int> labels) => new(
        labels.Count,
        Metrics.Top(probabilities, labels, 1),
        Metrics.Top(probabilities, labels, 3),
        Metrics.MacroF1(probabilities, labels),
        Metrics.LogLoss(probabilities, labels),
        Metrics.CalibrationError(probabilities, labels),
        Metrics.CalibrationFloor(probabilities));
}
