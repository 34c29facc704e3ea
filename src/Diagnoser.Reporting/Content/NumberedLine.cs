namespace Diagnoser.Reporting.Content;

/// <summary>A line of the input, fit to show.</summary>
/// <param name="Number">Its 1-based number; 0 if not known.</param>
/// <param name="Text">Its text.</param>
internal sealed record NumberedLine(long Number, string Text);
