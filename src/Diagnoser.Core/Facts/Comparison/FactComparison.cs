using System.Collections.Frozen;
using System.Globalization;
using Diagnoser.Core.Diagnosis;

namespace Diagnoser.Core.Facts.Comparison;

/// <summary>
/// Compares the facts of two looks at a machine. What changes from minute to minute by itself (free memory, running processes) counts only
/// where it changed a lot; what only a text states, or follows from other facts by a table, counts only where both know it.
/// </summary>
public static class FactComparison
{
    /// <summary>An amount that moves by itself has to change by this share of the larger one.</summary>
    private const double Considerable = 0.25;

    // These tell of the look itself, of the past, or of one run alone.
    private static readonly string[] s_left = ["collect.", "failure.", "kernel.", "run.", "exit.", "gpu.tool-error", "stage", "gpu.xid"];

    private static readonly FrozenSet<string> s_moving = FrozenSet.Create(
        StringComparer.Ordinal,
        "memory.available", "gpu.memory.used", "gpu.memory.free", "gpu.memory.free-now", "disk.free", "fit.available");

    // The same amounts in words, and lists whose order and numbers change with every look.
    private static readonly FrozenSet<string> s_retold = FrozenSet.Create(StringComparer.Ordinal, "disk.space", "gpu.list", "python.packages", "python.others");

    private static readonly (string Prefix, ChangeGroup Group)[] s_groups =
    [
        ("env.", ChangeGroup.Variables),
        ("gpu.memory.", ChangeGroup.Room),
        ("gpu.processes", ChangeGroup.Room),
        ("memory.available", ChangeGroup.Room),
        ("disk.", ChangeGroup.Room),
        ("gpu.", ChangeGroup.Gpu),
        ("driver.", ChangeGroup.Gpu),
        ("cuda.", ChangeGroup.Gpu),
        ("cudnn.", ChangeGroup.Gpu),
        ("nccl.", ChangeGroup.Gpu),
        ("rocm.", ChangeGroup.Gpu),
        ("hip.", ChangeGroup.Gpu),
        ("miopen.", ChangeGroup.Gpu),
        ("cann.", ChangeGroup.Gpu),
        ("container-toolkit.", ChangeGroup.Gpu),
        ("torch.", ChangeGroup.Versions),
        ("model.context", ChangeGroup.Settings),
        ("model.", ChangeGroup.Model),
        ("fit.", ChangeGroup.Model),
        ("launch.", ChangeGroup.Settings),
        ("generation.", ChangeGroup.Settings),
        ("training.", ChangeGroup.Settings),
        ("parallel.", ChangeGroup.Settings),
        ("os.", ChangeGroup.System),
        ("python.", ChangeGroup.Versions),
        ("engine.", ChangeGroup.Versions),
    ];

    /// <summary>Compares two looks.</summary>
    /// <param name="before">The facts of the first.</param>
    /// <param name="after">The facts of the second.</param>
    /// <param name="cited">Keys that a diagnosis cites as evidence; their group comes first, and they come first in it.</param>
    /// <param name="asked">Keys that rules ask for; they come before the rest.</param>
    /// <returns>The changes, group by group, the most suspicious first.</returns>
    public static IReadOnlyList<FactChange> Of(
        IReadOnlyList<ReportedFact> before,
        IReadOnlyList<ReportedFact> after,
        IReadOnlySet<string> cited,
        IReadOnlySet<string> asked)
    {
        ILookup<string, ReportedFact> first = before.ToLookup(fact => fact.Key, StringComparer.Ordinal);
        ILookup<string, ReportedFact> second = after.ToLookup(fact => fact.Key, StringComparer.Ordinal);
        FactChange[] changes = [.. first.Select(group => group.Key)
            .Union(second.Select(group => group.Key), StringComparer.Ordinal)
            .Where(key => !s_retold.Contains(key) && !s_left.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(key => Compare(key, [.. first[key]], [.. second[key]], cited))
            .OfType<FactChange>()];
        HashSet<ChangeGroup> suspicious = [.. changes.Where(change => change.IsCited).Select(change => change.Group)];
        return [.. changes
            .OrderByDescending(change => suspicious.Contains(change.Group))
            .ThenBy(change => change.Group)
            .ThenByDescending(change => change.IsCited)
            .ThenByDescending(change => asked.Contains(change.Key))
            .ThenBy(change => change.Key, StringComparer.Ordinal)];
    }

    private static FactChange? Compare(string key, IReadOnlyList<ReportedFact> before, IReadOnlyList<ReportedFact> after, IReadOnlySet<string> cited)
    {
        // A log states what it happens to state, and a table concludes where knowledge was loaded: that one look lacks it says nothing.
        if ((before.Count == 0 && !after.Any(IsOfMachine)) || (after.Count == 0 && !before.Any(IsOfMachine)))
        {
            return null;
        }

        string[] left = [.. Values(before).Except(Values(after), StringComparer.OrdinalIgnoreCase)];
        string[] right = [.. Values(after).Except(Values(before), StringComparer.OrdinalIgnoreCase)];
        bool isSame = left.Length == 0 && right.Length == 0;
        return isSame || (s_moving.Contains(key) && !HasMoved(left, right)) ? null : new FactChange(key, GroupOf(key), left, right, cited.Contains(key));
    }

    private static IEnumerable<string> Values(IReadOnlyList<ReportedFact> facts) => facts.Select(fact => fact.Value).Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool IsOfMachine(ReportedFact fact) =>
        !fact.Source.StartsWith("line ", StringComparison.Ordinal) && !fact.Source.EndsWith(".yaml", StringComparison.Ordinal);

    private static bool HasMoved(string[] before, string[] after) =>
        !(Number(before) is { } first && Number(after) is { } second) || Math.Abs(first - second) >= Considerable * Math.Max(first, second);

    private static double? Number(string[] values) =>
        values.Length > 0 && double.TryParse(values[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static ChangeGroup GroupOf(string key)
    {
        foreach ((string prefix, ChangeGroup group) in s_groups)
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal))
            {
                return group;
            }
        }

        return FactKeys.IsVersion(key) ? ChangeGroup.Versions : ChangeGroup.System;
    }
}
