namespace Diagnoser.Training.Evaluation;

/// <summary>How much an evaluation measures.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Into how many folds the cases are dealt.</summary>
    public int Folds { get; init; } = 10;

    /// <summary>How often they are dealt anew.</summary>
    public int Seeds { get; init; } = 5;

    /// <summary>Whether to measure also what each group of features gives, how more cases help, and how far training on one population serves another.</summary>
    public bool Studies { get; init; } = true;

    /// <summary>The folds of the ablation and of the learning curve, which are measured with one seed.</summary>
    public int StudyFolds { get; init; } = 5;
}
