using Diagnoser.Core.Facts;
using Diagnoser.Core.Facts.Comparison;

namespace Diagnoser.Reporting.Changes;

/// <summary>What changed between two looks at a machine, for the person in front of a terminal.</summary>
public static class ChangesText
{
    private const int MostInGroup = 15;
    private const int LongestValue = 90;

    /// <summary>Writes the changes, group by group.</summary>
    /// <param name="changes">The changes, in the order of <see cref="FactComparison"/>.</param>
    /// <param name="writer">Where to write.</param>
    /// <param name="everything">Whether all changes of a group are shown; otherwise the first fifteen.</param>
    public static void Write(IReadOnlyList<FactChange> changes, TextWriter writer, bool everything)
    {
        if (changes.Count == 0)
        {
            writer.WriteLine("Nothing that was looked at has changed.");
            return;
        }

        bool first = true;
        foreach (IGrouping<ChangeGroup, FactChange> group in changes.GroupBy(change => change.Group))
        {
            if (!first)
            {
                writer.WriteLine();
            }

            first = false;
            writer.WriteLine(TitleOf(group.Key));
            FactChange[] shown = [.. everything ? group : group.Take(MostInGroup)];
            foreach (FactChange change in shown)
            {
                writer.WriteLine("  " + Words(change));
            }

            int hidden = group.Count() - shown.Length;
            if (hidden > 0)
            {
                writer.WriteLine($"  and {hidden} more; --verbose shows them");
            }
        }
    }

    /// <summary>One change in words: <c>torch 2.5.1 -&gt; 2.6.0</c>, <c>CUDA_VISIBLE_DEVICES is new: 1</c>, <c>flash-attn is gone (was 2.7.4)</c>.</summary>
    /// <param name="change">The change.</param>
    public static string Words(FactChange change)
    {
        string name = NameOf(change.Key);
        string words = (change.Before.Count, change.After.Count) switch
        {
            (0, _) => $"{name} is new: {Join(change.After)}",
            (_, 0) => $"{name} is gone (was {Join(change.Before)})",
            _ => $"{name} {Join(change.Before)} -> {Join(change.After)}",
        };
        return $"{words}{MeaningOf(change.Key)}{(change.IsCited ? "   <- the diagnosis rests on it" : "")}";
    }

    private static string MeaningOf(string key) =>
        !FactKeys.IsVersion(key) && FactKeys.Documented.TryGetValue(key, out string? meaning) ? $"   ({meaning.Split([';', ':'])[0]})" : "";

    private static string NameOf(string key) =>
        key.StartsWith("env.", StringComparison.Ordinal) ? key["env.".Length..]
        : FactKeys.IsVersion(key) ? key[..^FactKeys.VersionSuffix.Length]
        : key;

    private static string Join(IReadOnlyList<string> values) => string.Join(", ", values.Take(4).Select(Shorten)) + (values.Count > 4 ? $" and {values.Count - 4} more" : "");

    private static string Shorten(string value) => value.Length > LongestValue ? value[..LongestValue] + "..." : value;

    private static string TitleOf(ChangeGroup group) => group switch
    {
        ChangeGroup.Gpu => "GPU, driver, CUDA",
        ChangeGroup.Versions => "Versions",
        ChangeGroup.Variables => "Environment variables",
        ChangeGroup.Model => "Model",
        ChangeGroup.Settings => "Command and settings",
        ChangeGroup.System => "System",
        ChangeGroup.Room => "Memory and disk in use",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };
}
