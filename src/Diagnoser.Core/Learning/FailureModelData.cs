namespace Diagnoser.Core.Learning;

/// <summary>All that a model file holds.</summary>
public sealed record FailureModelData
{
    /// <summary>The SHA-256 of the case files that the model was trained on, 32 bytes.</summary>
    public required byte[] CorpusHash { get; init; }

    /// <summary>The codes of causes, symptoms and the names of stages in the order of the vectors; they have to be those of the taxonomy.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>The concepts that features are made of.</summary>
    public required ConceptLexicon Concepts { get; init; }

    /// <summary>The features.</summary>
    public required FeatureSpace Space { get; init; }

    /// <summary>The training cases.</summary>
    public required IReadOnlyList<KnownCase> Cases { get; init; }

    /// <summary>The vectors of the training cases, by feature.</summary>
    public required CaseKernel Kernel { get; init; }

    /// <summary>The sum of the features' values in the cases of each leaf cause, and last that in all cases.</summary>
    public required double[] CauseSums { get; init; }

    /// <summary>The softmax over leaf causes.</summary>
    public required SoftmaxHead Causes { get; init; }

    /// <summary>The softmax over cause categories.</summary>
    public required SoftmaxHead Categories { get; init; }

    /// <summary>The softmax over symptoms.</summary>
    public required SoftmaxHead Symptoms { get; init; }

    /// <summary>The softmax over stages.</summary>
    public required SoftmaxHead Stages { get; init; }

    /// <summary>The softmax over where a case comes from: the study, our extensions.</summary>
    public required SoftmaxHead Origins { get; init; }

    /// <summary>P(cause | symptom, stage) from all labels, smoothed: stage by stage, symptom by symptom, the causes.</summary>
    public required float[] CauseTable { get; init; }

    /// <summary>How the classifier's parts are pooled.</summary>
    public required ClassifierParameters Classifier { get; init; }

    /// <summary>How the classifier is combined with the rules.</summary>
    public required FusionParameters Fusion { get; init; }
}
