namespace Diagnoser.Core.Learning;

/// <summary>Named features of a report with their values. A feature's name starts with its group: <c>word:</c>, <c>exception:</c>, <c>rule:</c>.</summary>
public sealed class FeatureVector
{
    private static readonly FeatureValue s_one = new(1f);

    private readonly Dictionary<string, FeatureValue> _values = new(StringComparer.Ordinal);

    /// <summary>The features, in no order.</summary>
    public Dictionary<string, FeatureValue> Values => _values;

    /// <summary>Sets a feature, keeping the larger value if it is there.</summary>
    /// <param name="name">The feature's name with its group.</param>
    /// <param name="value">The value, as a rule 1.</param>
    public void Set(string name, float value = 1f) =>
        _values[name] = _values.TryGetValue(name, out FeatureValue? old) && old.Value >= value ? old : value == 1f ? s_one : new FeatureValue(value);
}
