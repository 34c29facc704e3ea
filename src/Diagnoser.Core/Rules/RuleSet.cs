using System.Collections.Frozen;

namespace Diagnoser.Core.Rules;

/// <summary>The rules that are in force, in the order of their identifiers.</summary>
public sealed class RuleSet
{
    private readonly FrozenDictionary<string, Rule> _byId;

    /// <summary>Collects rules. A later rule replaces an earlier one of the same identifier, so that users' rules can replace shipped ones.</summary>
    /// <param name="rules">The rules.</param>
    public RuleSet(IEnumerable<Rule> rules)
    {
        Dictionary<string, Rule> byId = new(StringComparer.Ordinal);
        foreach (Rule rule in rules)
        {
            byId[rule.Id] = rule;
        }

        _byId = byId.ToFrozenDictionary(StringComparer.Ordinal);
        Rules = [.. byId.Values.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
    }

    /// <summary>The rules.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The rule of an identifier, or null.</summary>
    /// <param name="id">The identifier.</param>
    public Rule? Find(string id) => _byId.GetValueOrDefault(id);
}
