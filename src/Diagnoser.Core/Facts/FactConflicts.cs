namespace Diagnoser.Core.Facts;

/// <summary>Finds versions that a text's environment blocks state twice and differently.</summary>
public static class FactConflicts
{
    /// <summary>
    /// The conflicts: keys of versions with two listed values whose releases differ. <c>2.1.2</c> beside <c>2.1.2+cu118</c>, <c>2.1</c> beside
    /// <c>2.1.2</c>, and what sentences mention are none.
    /// </summary>
    /// <param name="facts">The facts.</param>
    public static IReadOnlyList<FactConflict> Of(FactSet facts)
    {
        List<FactConflict> conflicts = [];
        foreach (string key in facts.All.Select(fact => fact.Key).Distinct(StringComparer.Ordinal))
        {
            if (!FactKeys.IsVersion(key) || key.StartsWith("os.", StringComparison.Ordinal) || key is "engine.version")
            {
                continue;
            }

            List<Fact> different = [];
            foreach (Fact fact in facts.Of(key))
            {
                if (fact.Source.IsListed && PackageVersion.TryParse(fact.Value, out PackageVersion? version) && different.TrueForAll(other => Differ(other.Value, version)))
                {
                    different.Add(fact);
                }
            }

            if (different.Count > 1)
            {
                conflicts.Add(new FactConflict(key, Ordering.Descending(different, fact => -(fact.Source.Line ?? 0))));
            }
        }

        return conflicts;
    }

    private static bool Differ(string left, PackageVersion right) =>
        PackageVersion.TryParse(left, out PackageVersion? other) && !other.StartsWith(right) && !right.StartsWith(other);
}
