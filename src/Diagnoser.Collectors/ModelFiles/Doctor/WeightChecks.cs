using System.Globalization;
using Diagnoser.Collectors.Machine;

namespace Diagnoser.Collectors.ModelFiles.Doctor;

/// <summary>Weight files held against their own headers and against the index.</summary>
internal static class WeightChecks
{
    public static void Run(IMachine machine, ModelFolder model, Findings findings)
    {
        foreach (WeightFile file in model.Weights)
        {
            CheckLength(model, file, findings);
        }

        CheckIndex(model, findings);
        CheckSeries(machine, model, findings);
    }

    private static void CheckLength(ModelFolder model, WeightFile file, Findings findings)
    {
        string truncated = model.Format == "gguf" ? "gguf-truncated" : "truncated";
        if (file.EndsEarly)
        {
            findings.Add(truncated, $"{file.Name} has {Quantities.Describe(file.Length)}: {file.Fault}", file.Name, file.Name);
        }
        else if (file.Fault is not null)
        {
            findings.Add("damaged", $"{file.Name}: {file.Fault}", file.Name, file.Name);
        }
        else if (file.ExpectedLength is { } expected && file.Length < expected)
        {
            findings.Add(truncated, $"{file.Name} has {Exact(file.Length)} and should have {Exact(expected)}", file.Name, file.Name);
        }
        else if (file.ExpectedLength is { } wanted && file.Length > wanted && model.Format == "safetensors")
        {
            findings.Add("too-long", $"{file.Name} has {Exact(file.Length)} and should have {Exact(wanted)}", file.Name, file.Name);
        }
    }

    private static string Exact(long bytes) =>
        bytes >= 1024 ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes ({Quantities.Describe(bytes)})") : Quantities.Describe(bytes);

    private static void CheckIndex(ModelFolder model, Findings findings)
    {
        string index = model.Format == "bin" ? "pytorch_model.bin.index.json" : "model.safetensors.index.json";
        string[] shards = [.. model.Index.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (string shard in shards)
        {
            if (model.Files.GetValueOrDefault(shard, -1) < 0)
            {
                findings.Add("missing-shard", shard, index, shard);
            }
        }

        Dictionary<string, HashSet<string>> held = model.Weights
            .Where(file => file.Tensors.Count > 0)
            .ToDictionary(file => file.Name, file => file.Tensors.Select(tensor => tensor.Name).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach ((string tensor, string shard) in model.Index)
        {
            if (held.TryGetValue(shard, out HashSet<string>? names) && !names.Contains(tensor))
            {
                findings.Add("missing-tensor", $"{tensor} in {shard}", index, shard);
            }
        }
    }

    /// <summary>Files that number themselves (-00001-of-00003) need no index to be missed.</summary>
    private static void CheckSeries(IMachine machine, ModelFolder model, Findings findings)
    {
        if (model.Index.Count > 0)
        {
            return;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string name in model.Files.Keys.Order(StringComparer.Ordinal).ToArray())
        {
            if (Split(name) is not var (stem, total, ending) || !seen.Add(stem + ending))
            {
                continue;
            }

            string folder = model.Location.IsFile ? MachinePath.Parent(model.Location.Path) : model.Location.Path;
            for (int number = 1; number <= Math.Min(total, 999); number++)
            {
                string shard = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number:00000}-of-{total:00000}{ending}");
                if (machine.Files.Find(MachinePath.Join(folder, shard)) is null)
                {
                    findings.Add("missing-shard", shard, name, shard);
                }
            }
        }
    }

    private static (string Stem, int Total, string Ending)? Split(string name)
    {
        int of = name.IndexOf("-of-", StringComparison.Ordinal);
        return of >= 6
            && name.Length >= of + 9
            && name[of - 6] == '-'
            && int.TryParse(name.AsSpan(of - 5, 5), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && int.TryParse(name.AsSpan(of + 4, 5), NumberStyles.None, CultureInfo.InvariantCulture, out int total)
            ? (name[..(of - 6)], total, name[(of + 9)..])
            : null;
    }
}
