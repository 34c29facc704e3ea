using Diagnoser.Core.Learning;
using Diagnoser.Training.Corpus;
using Diagnoser.Training.Fitting;

namespace Diagnoser.Training;

/// <summary>Trains the model that is shipped.</summary>
public static class ModelTrainer
{
    /// <summary>Trains a model.</summary>
    /// <param name="inputs">The cases and the way to read them.</param>
    /// <param name="cancellation">Ends the training.</param>
    /// <returns>The bytes of the model's file; the same inputs give the same bytes.</returns>
    public static byte[] Train(TrainingInputs inputs, CancellationToken cancellation) => FailureModelWriter.Write(TrainModel(inputs, cancellation));

    /// <summary>Trains a model and leaves it in memory.</summary>
    /// <param name="inputs">The cases and the way to read them.</param>
    /// <param name="cancellation">Ends the training.</param>
    public static FailureModelData TrainModel(TrainingInputs inputs, CancellationToken cancellation)
    {
        IReadOnlyList<TrainingCase> cases = TrainingCase.Prepare(inputs, cancellation);
        CaseRecord[] labels = [.. inputs.Files.SelectMany(file => file.Records)];
        return TrainerOf(inputs).Train(cases, labels, cancellation);
    }

    /// <summary>The trainer of the shipped model.</summary>
    /// <param name="inputs">The cases and the way to read them.</param>
    internal static ICaseTrainer TrainerOf(TrainingInputs inputs) =>
        new SoftmaxTrainer(inputs.Taxonomy, inputs.Concepts, CorpusFile.HashOf(inputs.Files), new TrainerOptions());
}
