namespace Diagnoser.Core.Facts.Comparison;

/// <summary>A fact that is not the same in two looks at a machine.</summary>
/// <param name="Key">The fact's key.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Before">Its values in the first look that the second lacks; empty if it is new.</param>
/// <param name="After">Its values in the second look that the first lacks; empty if it is gone.</param>
/// <param name="IsCited">Whether the diagnosis of one of the two cites it as evidence.</param>
public sealed record FactChange(string Key, ChangeGroup Group, IReadOnlyList<string> Before, IReadOnlyList<string> After, bool IsCited);
