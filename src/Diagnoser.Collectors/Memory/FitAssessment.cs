namespace Diagnoser.Collectors.Memory;

/// <summary>How a model stands to a machine.</summary>
/// <param name="Verdict">Whether it fits.</param>
/// <param name="NeededBytes">Weights, KV cache and overhead.</param>
/// <param name="AvailableBytes">Memory of the GPUs.</param>
/// <param name="KeyValueBytesPerToken">KV cache of one token.</param>
/// <param name="LongestContext">Tokens for which there is room beside the weights; 0 if there is none for the weights.</param>
/// <param name="Suggestions">Settings that would fit, the mildest first, in words for a reader; empty where it fits.</param>
public sealed record FitAssessment(
    FitVerdict Verdict, long NeededBytes, long AvailableBytes, long KeyValueBytesPerToken, long LongestContext, IReadOnlyList<string> Suggestions);
