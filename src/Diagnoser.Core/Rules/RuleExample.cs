namespace Diagnoser.Core.Rules;

/// <summary>A text that a rule must match or must not match.</summary>
/// <param name="Text">The text as it would be pasted.</param>
/// <param name="Facts">Facts that are known beside it, by key; empty as a rule.</param>
/// <param name="Line">The 1-based line of the example in the rule's file.</param>
public sealed record RuleExample(string Text, IReadOnlyDictionary<string, string> Facts, int Line);
