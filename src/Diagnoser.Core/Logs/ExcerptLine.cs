namespace Diagnoser.Core.Logs;

/// <summary>A line that was kept as evidence.</summary>
/// <param name="Number">The 1-based number of the line in the original text.</param>
/// <param name="Text">The line without control characters, otherwise as it stands in the original text.</param>
public sealed record ExcerptLine(long Number, string Text);
