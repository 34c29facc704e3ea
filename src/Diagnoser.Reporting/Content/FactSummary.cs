using Diagnoser.Core.Diagnosis;
using Diagnoser.Core.Facts;

namespace Diagnoser.Reporting.Content;

/// <summary>The facts in one line: what a maintainer asks first, then the versions of packages.</summary>
internal static class FactSummary
{
    /// <summary>The characters of a value beyond which the line would tell of nothing else.</summary>
    internal const int LongestValue = 60;

    /// <summary>The keys of the line in their order, each with the words around its value; units are those of <see cref="FactKeys"/>.</summary>
    private static readonly (string Key, string Form)[] First =
    [
        ("engine.name", "{0}"),
        ("model.name", "{0}"),
        ("model.quantization", "{0}"),
        ("gpu.count", "{0} GPU"),
        ("gpu.name", "{0}"),
        ("gpu.memory.total", "{0} GiB"),
        ("torch.version", "torch {0}"),
        ("torch.cuda", "CUDA {0} (torch)"),
        ("cuda.toolkit", "CUDA {0} (toolkit)"),
        ("driver.version", "driver {0}"),
        ("python.version", "Python {0}"),
        ("os.name", "{0}"),
        ("memory.total", "{0} GiB RAM"),
    ];

    /// <summary>The short forms of the facts, most asked for first.</summary>
    public static IReadOnlyList<string> Items(IReadOnlyList<ReportedFact> facts)
    {
        var items = new List<string>();
        var shown = new HashSet<string>(StringComparer.Ordinal) { "engine.version" };
        foreach ((string key, string form) in First)
        {
            if (Find(facts, key) is { } value && shown.Add(key))
            {
                string? version = key == "engine.name" ? Find(facts, "engine.version") : null;
                items.Add(form.Replace("{0}", version is null ? value : $"{value} {version}", StringComparison.Ordinal));
            }
        }

        if (Find(facts, "os.name") is null && Find(facts, "os.family") is { } family)
        {
            items.Add(family);
        }

        string? engine = Find(facts, "engine.name");
        foreach (ReportedFact fact in facts)
        {
            string name = FactKeys.IsVersion(fact.Key)
                ? fact.Key[..^FactKeys.VersionSuffix.Length]
                : "";
            if (name.Length > 0 && name != "os" && name != engine && !IsPackageOf(name, engine) && shown.Add(fact.Key))
            {
                items.Add($"{name} {Short(fact.Value)}");
            }
        }

        return items;
    }

    /// <summary>Whether a package is the engine under its package's name, whose version stands behind the engine already: llama-cpp of llama.cpp.</summary>
    private static bool IsPackageOf(string package, string? engine) =>
        engine is not null && string.Equals(Letters(package), Letters(engine), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));

    private static string? Find(IReadOnlyList<ReportedFact> facts, string key)
    {
        ReportedFact? fact = facts.FirstOrDefault(candidate => candidate.Key == key);
        return fact is null ? null : Short(fact.Value);
    }

    private static string Short(string value) => SafeText.Beginning(SafeText.OneLine(value), LongestValue);
}
