namespace Diagnoser.Core.Patterns;

/// <summary>The four characters of a literal by which it is found in a text.</summary>
/// <param name="Key">The characters, folded to one byte each, the last one lowest.</param>
/// <param name="End">How many characters of the literal there are up to the end of the four; 0 for a literal that is shorter.</param>
internal readonly record struct LiteralWindow(uint Key, int End);
