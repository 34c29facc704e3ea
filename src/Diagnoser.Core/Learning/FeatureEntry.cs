namespace Diagnoser.Core.Learning;

/// <summary>A feature that a model knows.</summary>
/// <param name="Hash">Its <see cref="FeatureSpace.Hash"/>.</param>
/// <param name="Rarity">Its inverse document frequency.</param>
/// <param name="Group">The index of its group in <see cref="FeatureGroups.All"/>.</param>
public readonly record struct FeatureEntry(ulong Hash, float Rarity, int Group);
