namespace Diagnoser.Core.Rules;

/// <summary>What a rule says, in another language: rules/LANGUAGE/FOLDER/ID.yaml beside rules/FOLDER/ID.yaml.</summary>
public sealed record RuleTranslation
{
    /// <summary>The rule's identifier, which is the file's name.</summary>
    public required string Id { get; init; }

    /// <summary>The title; may hold the rule's placeholders.</summary>
    public required string Title { get; init; }

    /// <summary>What happened and why; may hold the rule's placeholders.</summary>
    public required string Explain { get; init; }

    /// <summary>The words of the rule's fixes, in the rule's order.</summary>
    public required IReadOnlyList<FixTranslation> Fixes { get; init; }

    /// <summary>The file, with forward slashes, relative to the rules folder.</summary>
    public required string FileName { get; init; }

    /// <summary>The rule in this language. Where the rule has other fixes than the translation knows, they stay as they are.</summary>
    /// <param name="rule">The rule of this identifier.</param>
    public Rule Apply(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule with { Words = new Lazy<RuleWords>(() => new RuleWords(Title, Explain, FixesOf(rule), rule.References)) };
    }

    private IReadOnlyList<RuleFix> FixesOf(Rule rule) =>
        Fixes.Count != rule.Fixes.Count
            ? rule.Fixes
            :
            [
                .. rule.Fixes.Select((fix, index) => fix with
                {
                    Title = Fixes[index].Title,
                    Why = fix.Why is null ? null : Fixes[index].Why ?? fix.Why,
                    Cost = fix.Cost is null ? null : Fixes[index].Cost ?? fix.Cost,
                }),
            ];
}
