namespace Diagnoser.Core.Rules;

/// <summary>What a rule says where it matches; most of the rules never get to say it.</summary>
/// <param name="Title">One line that says what is wrong; may hold <c>{placeholders}</c>.</param>
/// <param name="Explain">What happened and why, for a newcomer; may hold placeholders.</param>
/// <param name="Fixes">What to do, least effort first.</param>
/// <param name="References">Addresses of the documentation, release note or issue that the knowledge comes from.</param>
public sealed record RuleWords(string Title, string Explain, IReadOnlyList<RuleFix> Fixes, IReadOnlyList<string> References);
