using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Rules;

/// <summary>The distinct patterns of a set of rules, numbered; several rules may share one.</summary>
public sealed class RulePatterns
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Collects the patterns.</summary>
    /// <param name="rules">The rules in force.</param>
    public RulePatterns(RuleSet rules)
    {
        List<TextPattern> patterns = [];
        foreach (Rule rule in rules.Rules)
        {
            foreach (TextPattern pattern in rule.When.Patterns)
            {
                if (_numbers.TryAdd(pattern.Source, patterns.Count))
                {
                    patterns.Add(pattern);
                }
            }
        }

        Index = new PatternIndex(patterns);
    }

    /// <summary>The patterns.</summary>
    public PatternIndex Index { get; }

    /// <summary>The number of a pattern, or -1.</summary>
    internal int NumberOf(TextPattern pattern) => _numbers.GetValueOrDefault(pattern.Source, -1);
}
