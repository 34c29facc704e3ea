namespace Diagnoser.Core.Learning;

/// <summary>A feature that speaks for a category.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Category">The code of the cause category that it speaks for.</param>
/// <param name="Weight">How much it adds to that category's log-odds, averaged against the other categories.</param>
/// <param name="Words">The feature in words a user understands: <c>the failing frame is in flash_attn</c>.</param>
public sealed record FeatureReason(string Feature, string Category, double Weight, string Words);
