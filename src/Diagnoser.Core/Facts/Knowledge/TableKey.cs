namespace Diagnoser.Core.Facts.Knowledge;

/// <summary>One part of what finds a row.</summary>
/// <param name="Fact">The key of the fact.</param>
/// <param name="Column">The column that it is compared with.</param>
/// <param name="By">How they are compared.</param>
public sealed record TableKey(string Fact, string Column, RowMatch By);
