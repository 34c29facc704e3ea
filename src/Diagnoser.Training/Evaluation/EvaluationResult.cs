using Diagnoser.Core.Learning;
using Diagnoser.Core.Taxonomy;

namespace Diagnoser.Training.Evaluation;

/// <summary>All that an evaluation measured.</summary>
public sealed record EvaluationResult
{
    /// <summary>The taxonomy.</summary>
    public required FailureTaxonomy Taxonomy { get; init; }

    /// <summary>How it was measured.</summary>
    public required EvaluationOptions Options { get; init; }

    /// <summary>The model that all cases give: what is shipped.</summary>
    public required FailureModelData Model { get; init; }

    /// <summary>The size of its file in bytes.</summary>
    public required int ModelBytes { get; init; }

    /// <summary>How many labelled records there are.</summary>
    public required int Labels { get; init; }

    /// <summary>The populations, the study first.</summary>
    public required IReadOnlyList<PopulationResult> Populations { get; init; }

    /// <summary>Training on some series or one population and testing on another; empty unless studies were asked for.</summary>
    public required IReadOnlyList<FigureRow> Transfers { get; init; }

    /// <summary>What each group of features gives; empty unless studies were asked for.</summary>
    public required IReadOnlyList<AblationRow> Ablation { get; init; }

    /// <summary>How more cases help; empty unless studies were asked for.</summary>
    public required IReadOnlyList<LearningPoint> LearningCurve { get; init; }

    /// <summary>How far answers depend on the form in which a case is pasted; empty unless studies were asked for.</summary>
    public required IReadOnlyList<FormAgreement> Forms { get; init; }
}
