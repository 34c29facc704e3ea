namespace Diagnoser.Core.Facts;

/// <summary>Two environment blocks, or two lines of one, state different releases of the same thing.</summary>
/// <param name="Key">The key.</param>
/// <param name="Statements">The facts that differ, in the order of the text; two or more.</param>
public sealed record FactConflict(string Key, IReadOnlyList<Fact> Statements);
