namespace Diagnoser.Core.Privacy;

/// <summary>A piece of text that has to go.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last.</param>
/// <param name="Group">What it belongs to.</param>
/// <param name="Kind">What its placeholder is called.</param>
/// <param name="Value">What is compared to find out whether it is the same secret again; null if it is the text itself.</param>
internal sealed record Detection(int Start, int End, RedactionKinds Group, string Kind, string? Value);
