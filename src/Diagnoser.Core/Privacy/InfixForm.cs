namespace Diagnoser.Core.Privacy;

/// <summary>A text that stands in the middle of keys.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">What the key's placeholder is called.</param>
/// <param name="Minimum">The shortest key, in characters.</param>
internal sealed record InfixForm(string Text, string Kind, int Minimum);
