using Diagnoser.Core.Facts;
using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Rules;

/// <summary>
/// Tells from the conditions alone whether a rule matches wherever another one does. It is cautious: what it cannot prove, it denies, so
/// that a rule which it calls covered is covered.
/// </summary>
internal static class RuleCoverage
{
    /// <summary>Whether one condition holds wherever another one holds.</summary>
    /// <param name="wide">The condition that may hold more often.</param>
    /// <param name="narrow">The condition that may hold less often.</param>
    public static bool Covers(RuleCondition wide, RuleCondition narrow) =>
        CoversNames(wide.Complaint, narrow.Complaint)
        && CoversNames(wide.Exception, narrow.Exception)
        && CoversNames(wide.Library, narrow.Library)
        && CoversFacts(wide, narrow)
        && CoversPatterns(wide, narrow);

    /// <summary>Whether every text that holds one pattern holds another one too.</summary>
    /// <param name="pattern">The pattern that occurs.</param>
    /// <param name="other">The pattern that has to occur with it.</param>
    public static bool Implies(TextPattern pattern, TextPattern other) =>
        string.Equals(pattern.Source, other.Source, StringComparison.OrdinalIgnoreCase)
        || (pattern.Anchors.Count > 0 && !LooksAround(other) && pattern.Anchors.All(anchor => other.IsMatch(anchor)));

    private static bool CoversPatterns(RuleCondition wide, RuleCondition narrow) =>
        (wide.Log.Count == 0 || Requires(narrow, pattern => wide.Log.Any(other => Implies(pattern, other))))
        && wide.All.All(other => Requires(narrow, pattern => Implies(pattern, other)))
        && wide.None.All(absent => narrow.None.Any(other => Implies(absent, other)));

    /// <summary>Whether each text of the condition holds a pattern of this kind.</summary>
    private static bool Requires(RuleCondition condition, Func<TextPattern, bool> isOfKind) =>
        condition.All.Any(isOfKind) || (condition.Log.Count > 0 && condition.Log.All(isOfKind));

    private static bool CoversNames(IReadOnlyList<string> wide, IReadOnlyList<string> narrow) =>
        wide.Count == 0 || (narrow.Count > 0 && narrow.All(name => wide.Contains(name, StringComparer.OrdinalIgnoreCase)));

    private static bool CoversFacts(RuleCondition wide, RuleCondition narrow)
    {
        IEnumerable<FactCondition> known = wide.ReadsText ? wide.Known : wide.Known.Concat(wide.Facts);
        IEnumerable<FactCondition> knownByNarrow = narrow.ReadsText ? narrow.Known : narrow.Known.Concat(narrow.Facts);
        return known.All(condition => IsAskedBy(knownByNarrow, condition))
            && wide.Facts.All(condition => IsAskedBy(narrow.Known.Concat(narrow.Facts), condition));
    }

    private static bool IsAskedBy(IEnumerable<FactCondition> conditions, FactCondition condition) =>
        conditions.Any(other => other.Key == condition.Key && other.Sources.All(source => condition.Sources.Contains(source, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Whether a pattern looks at what stands beside it, so that finding it in a part of a text proves nothing for the whole.</summary>
    private static bool LooksAround(TextPattern pattern) =>
        pattern.IsExpression
        && (pattern.Source.Contains('^', StringComparison.Ordinal) || pattern.Source.Contains('$', StringComparison.Ordinal) || pattern.Source.Contains(@"\b", StringComparison.OrdinalIgnoreCase));
}
