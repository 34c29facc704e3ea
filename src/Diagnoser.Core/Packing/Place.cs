namespace Diagnoser.Core.Packing;

/// <summary>A position in a list.</summary>
/// <param name="Index">The position, from 0.</param>
public readonly record struct Place(int Index);
