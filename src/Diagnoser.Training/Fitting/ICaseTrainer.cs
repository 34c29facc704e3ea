using Diagnoser.Core.Learning;
using Diagnoser.Training.Corpus;

namespace Diagnoser.Training.Fitting;

/// <summary>Makes a model from cases. Whatever it tunes, it tunes on these cases only, so that evaluation may call it for each fold.</summary>
public interface ICaseTrainer
{
    /// <summary>Trains a model. The same cases in the same order give the same model, bit by bit.</summary>
    /// <param name="cases">The cases with text.</param>
    /// <param name="labels">All records whose labels may be used, those of <paramref name="cases"/> included.</param>
    /// <param name="cancellation">Ends the training.</param>
    FailureModelData Train(IReadOnlyList<TrainingCase> cases, IReadOnlyList<CaseRecord> labels, CancellationToken cancellation);
}
