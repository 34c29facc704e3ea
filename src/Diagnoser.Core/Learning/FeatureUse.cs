namespace Diagnoser.Core.Learning;

/// <summary>A training case that has a feature. Both numbers are short, as a model has hundreds of thousands of these.</summary>
/// <param name="Case">The case's position.</param>
/// <param name="Units">The feature's value in it, in <see cref="Unit"/>s.</param>
public readonly record struct FeatureUse(ushort Case, ushort Units)
{
    /// <summary>The step of values; they are at most the weight of their group of features, which is below 2.</summary>
    public const float Unit = 1f / 32768;

    /// <summary>The feature's value.</summary>
    public float Value => Units * Unit;

    /// <summary>Rounds a value.</summary>
    /// <param name="row">The case's position.</param>
    /// <param name="value">The feature's value in it, 0 to 2.</param>
    /// <exception cref="OverflowException">There are more cases than 65,536, or the value is 2 or more.</exception>
    public static FeatureUse Of(int row, float value) => new(checked((ushort)row), checked((ushort)Math.Round(value / Unit)));
}
