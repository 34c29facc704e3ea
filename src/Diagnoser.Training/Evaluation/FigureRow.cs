namespace Diagnoser.Training.Evaluation;

/// <summary>The figures of one question over several seeds.</summary>
/// <param name="Name">What was measured, for example <c>Category</c> or <c>rules alone</c>.</param>
/// <param name="Count">How many cases a seed asks about.</param>
/// <param name="Top1">The first answer is right, 0 to 1.</param>
/// <param name="Top3">One of the first three is right, 0 to 1.</param>
/// <param name="MacroF1">The mean F1 of the classes.</param>
/// <param name="LogLoss">The mean negative natural logarithm of the label's probability.</param>
/// <param name="CalibrationError">The expected calibration error.</param>
/// <param name="CalibrationFloor">The error that perfectly calibrated answers would show on so few cases.</param>
public sealed record FigureRow(
    string Name, int Count, Spread Top1, Spread Top3, Spread MacroF1, Spread LogLoss, Spread CalibrationError, Spread CalibrationFloor)
{
    /// <summary>Gathers the scores of the seeds.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="seeds">The scores, one a seed.</param>
    public static FigureRow Of(string name, IReadOnlyList<Scores> seeds)
    {
        Spread Over(Func<Scores, double> figure) => Spread.Of([.. seeds.Select(figure)]);

        return new FigureRow(
            name, seeds[0].Count, Over(score => score.Top1), Over(score => score.Top3), Over(score => score.MacroF1), Over(score => score.LogLoss),
            Over(score => score.CalibrationError), Over(score => score.CalibrationFloor));
    }
}
