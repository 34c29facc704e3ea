using Diagnoser.Core.Learning;

namespace Diagnoser.Training.Fitting;

/// <summary>What a training run does not learn from the cases. The values were chosen by cross-validation; models/README.md tells what was tried.</summary>
public sealed record TrainerOptions
{
    /// <summary>The weight of each group of features.</summary>
    public IReadOnlyDictionary<string, double> GroupWeights { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        [FeatureGroups.Title] = 1,
        [FeatureGroups.Prose] = 1.2,
        [FeatureGroups.ProsePair] = 0.5,
        [FeatureGroups.Output] = 0.5,
        [FeatureGroups.OutputPair] = 0.35,
        [FeatureGroups.Message] = 0.4,
        [FeatureGroups.Exception] = 0.5,
        [FeatureGroups.Frame] = 0.3,
        [FeatureGroups.Incident] = 0.2,
        [FeatureGroups.Complaint] = 0.7,
        [FeatureGroups.Concept] = 1.2,
        [FeatureGroups.Rule] = 1,
        [FeatureGroups.Fact] = 0.7,
        [FeatureGroups.Form] = 0.3,
    };

    /// <summary>The L2 penalty of the softmax regressions, in units of one case's loss.</summary>
    public double Penalty { get; init; } = 0.2;

    /// <summary>A feature of fewer cases than this is left out.</summary>
    public int FewestCases { get; init; } = 3;

    /// <summary>Into how many parts the cases are cut to fit pool, calibration and fusion out of fold.</summary>
    public int InnerFolds { get; init; } = 5;

    /// <summary>The weights in the order of <see cref="FeatureGroups.All"/>; 0 for a group that is not named.</summary>
    internal IReadOnlyList<double> WeightsInOrder => [.. FeatureGroups.All.Select(group => GroupWeights.GetValueOrDefault(group))];
}
