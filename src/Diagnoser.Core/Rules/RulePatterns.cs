using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Rules;

/// <summary>The distinct patterns of a set of rules, numbered; several rules may share one.</summary>
public sealed class RulePatterns
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<TextPattern> _patterns = [];

    /// <summary>Collects the patterns.</summary>
    /// <param name="rules">The rules in force.</param>
    public RulePatterns(RuleSet rules)
    {
        foreach (Rule rule in rules.Rules)
        {
            foreach (TextPattern pattern in rule.When.Patterns)
            {
                if (_numbers.TryAdd(pattern.Source, _patterns.Count))
                {
                    _patterns.Add(pattern);
                }
            }
        }
    }

    /// <summary>The patterns.</summary>
    public IReadOnlyList<TextPattern> Patterns => _patterns;

    /// <summary>The number of a pattern, or -1.</summary>
    internal int NumberOf(TextPattern pattern) => _numbers.GetValueOrDefault(pattern.Source, -1);
}
