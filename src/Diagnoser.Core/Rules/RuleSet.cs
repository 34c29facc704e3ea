namespace Diagnoser.Core.Rules;

/// <summary>The rules that are in force, in the order of their identifiers.</summary>
public sealed class RuleSet
{
    private readonly Dictionary<string, Rule> _byId = new(StringComparer.Ordinal);

    /// <summary>Collects rules. A later rule replaces an earlier one of the same identifier, so that users' rules can replace shipped ones.</summary>
    /// <param name="rules">The rules.</param>
    public RuleSet(IEnumerable<Rule> rules)
    {
        foreach (Rule rule in rules)
        {
            _byId[rule.Id] = rule;
        }

        List<Rule> sorted = [.. _byId.Values];
        sorted.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        Rules = sorted;
    }

    /// <summary>The rules.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The rule of an identifier, or null.</summary>
    /// <param name="id">The identifier.</param>
    public Rule? Find(string id) => _byId.GetValueOrDefault(id);
}
