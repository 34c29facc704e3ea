using Diagnoser.Core.Learning;
using Diagnoser.Core.Packing;

namespace Diagnoser.Training.Fitting;

/// <summary>Chooses the features of a model from its training cases, and weighs them by rarity.</summary>
internal static class FeatureSpaceBuilder
{
    /// <summary>Builds the space of all features that occur in enough cases.</summary>
    /// <param name="cases">The features of the training cases.</param>
    /// <param name="groupWeights">The weight of each group of <see cref="FeatureGroups.All"/>.</param>
    /// <param name="fewestCases">A feature of fewer cases than this is left out, and so is a group of weight 0.</param>
    public static FeatureSpace Build(IReadOnlyList<FeatureVector> cases, IReadOnlyList<double> groupWeights, int fewestCases)
    {
        Dictionary<string, int> frequency = new(StringComparer.Ordinal);
        foreach (FeatureVector features in cases)
        {
            foreach (string name in features.Values.Keys)
            {
                frequency[name] = frequency.GetValueOrDefault(name) + 1;
            }
        }

        (ulong Hash, string Name, int Count)[] kept =
        [
            .. frequency.Where(pair => pair.Value >= fewestCases && groupWeights[FeatureGroups.IndexOf(pair.Key)] > 0)
                .Select(pair => (Hash: FeatureSpace.Hash(pair.Key), Name: pair.Key, Count: pair.Value))
                .OrderBy(feature => feature.Hash).ThenBy(feature => feature.Name, StringComparer.Ordinal)
                .DistinctBy(feature => feature.Hash),
        ];
        return new FeatureSpace(
            Packed.Of<FeatureEntry>([.. kept.Select(feature => new FeatureEntry(
                feature.Hash, (float)(1 + PortableMath.Log((1.0 + cases.Count) / (1.0 + feature.Count))), FeatureGroups.IndexOf(feature.Name)))]),
            [.. groupWeights.Select(weight => (float)weight)]);
    }
}
