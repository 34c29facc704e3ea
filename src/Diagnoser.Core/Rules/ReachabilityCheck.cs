using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Knowledge;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Rules;

/// <summary>Finds rules that can never speak: nothing satisfies their condition, or another rule always speaks in their place or as well.</summary>
/// <param name="tables">The tables whose facts rules may use.</param>
internal sealed class ReachabilityCheck(IReadOnlyList<KnowledgeTable> tables)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _tableValues = tables
        .SelectMany(table => table.Gives.Select(give => (give.Key, Values: table.Rows.Select(row => row.GetValueOrDefault(give.Value)).OfType<string>())))
        .GroupBy(give => give.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.SelectMany(give => give.Values).Distinct(StringComparer.OrdinalIgnoreCase)], StringComparer.Ordinal);

    /// <summary>What makes a rule's own condition impossible to satisfy, or a part of it idle.</summary>
    /// <param name="rule">The rule.</param>
    public IEnumerable<string> CheckCondition(Rule rule)
    {
        RuleCondition when = rule.When;
        foreach (TextPattern pattern in when.Log.Concat(when.All))
        {
            if (when.None.FirstOrDefault(none => RuleCoverage.Implies(pattern, none)) is { } excluding)
            {
                yield return $"the pattern {pattern} never counts, because {excluding} of 'none' occurs with it";
            }
        }

        foreach (FactCondition condition in when.Facts.Concat(when.Known).Concat(rule.Fixes.SelectMany(fix => fix.When)))
        {
            IReadOnlyList<string>? values = ValuesOf(condition.Key);
            foreach (string source in condition.Sources)
            {
                FactCondition one = condition.Sources.Count == 1 ? condition : FactCondition.Parse(condition.Key, [source]);
                if (!one.CanHold(values))
                {
                    yield return values is { Count: <= 24 }
                        ? $"no value of '{condition.Key}' satisfies '{source}'; it is one of {string.Join(", ", values)}"
                        : $"no value of '{condition.Key}' satisfies '{source}'";
                }
            }
        }

        foreach (string library in when.Library.Where(name => name != "transformers_modules" && name.Contains('_', StringComparison.Ordinal)))
        {
            yield return $"the library '{library}' is written {FactKeys.NormalizePackage(library)}, as on PyPI; with an underscore it is never found";
        }
    }

    /// <summary>Rules that another one always replaces or that never add to another one, and rules that replace one another.</summary>
    /// <param name="rules">The rules in force.</param>
    public static IEnumerable<LintFinding> CheckAgainstOneAnother(IReadOnlyList<Rule> rules)
    {
        foreach (Rule rule in rules)
        {
            foreach (Rule other in rules.Where(other => other.Id != rule.Id))
            {
                bool replaced = other.Overrides.Contains(rule.Id);
                bool replaces = rule.Overrides.Contains(other.Id);
                if (replaced && replaces)
                {
                    yield return new LintFinding(rule.FileName, 1, $"it overrides '{other.Id}', which overrides it in turn; where both match, neither is left");
                }
                else if (replaced && RuleCoverage.Covers(other.When, rule.When))
                {
                    yield return new LintFinding(rule.FileName, 1, $"it is never left: '{other.Id}' overrides it and matches wherever it does");
                }
                else if (!replaces && other.Cause == rule.Cause && other.Certainty >= rule.Certainty && RuleCoverage.Covers(other.When, rule.When)
                    && !(other.Certainty.Equals(rule.Certainty) && string.CompareOrdinal(rule.Id, other.Id) < 0 && RuleCoverage.Covers(rule.When, other.When)))
                {
                    yield return new LintFinding(rule.FileName, 1, $"it never adds to '{other.Id}', which matches wherever it does, names the same cause and is at least as certain");
                }
            }
        }
    }

    /// <summary>The values that a fact can have, or null if they cannot be counted. What a text may state as well as a table is not counted.</summary>
    private IReadOnlyList<string>? ValuesOf(string key) =>
        FactVocabulary.ValuesOf(key) ?? (FactKeys.IsKnown(key) ? null : _tableValues.GetValueOrDefault(key));
}
