namespace Diagnoser.Core.Rules;

/// <summary>The rules that are in force, in the order of their identifiers.</summary>
public sealed class RuleSet
{
    private readonly Lazy<RulePatterns> _patterns;

    /// <summary>Collects rules. A later rule replaces an earlier one of the same identifier, so that users' rules can replace shipped ones.</summary>
    /// <param name="rules">The rules.</param>
    public RuleSet(IEnumerable<Rule> rules)
    {
        Dictionary<string, Rule> byId = new(StringComparer.Ordinal);
        foreach (Rule rule in rules)
        {
            byId[rule.Id] = rule;
        }

        List<Rule> sorted = [.. byId.Values];
        sorted.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        Rules = sorted;
        _patterns = new Lazy<RulePatterns>(() => new RulePatterns(this));
    }

    /// <summary>Takes rules that are in order already.</summary>
    /// <param name="rules">The rules, in the order of their identifiers.</param>
    /// <param name="patterns">Their patterns.</param>
    internal RuleSet(IReadOnlyList<Rule> rules, RulePatterns patterns)
    {
        Rules = rules;
        _patterns = new Lazy<RulePatterns>(patterns);
    }

    /// <summary>The rules.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The patterns of the rules, filed when they are first asked for.</summary>
    public RulePatterns Patterns => _patterns.Value;

    /// <summary>The same rules in other words.</summary>
    /// <param name="reword">Gives a rule other words; identifier and condition stay.</param>
    internal RuleSet Reworded(Func<Rule, Rule> reword) => new(new LaterList<Rule>(Rules.Count, index => reword(Rules[index])), Patterns);

    /// <summary>The rule of an identifier, or null.</summary>
    /// <param name="id">The identifier.</param>
    public Rule? Find(string id) => Ordering.Find(Rules, static rule => rule.Id, id);
}
