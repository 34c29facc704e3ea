using Diagnoser.Collectors.Collection;

namespace Diagnoser.Collectors.Python;

/// <summary>What broken installs leave in a folder of packages.</summary>
internal static class PackageFolderProblems
{
    /// <summary>Packages whose folder is looked for beside their metadata, since they are what an interrupted install takes away.</summary>
    private static readonly string[] Expected = ["torch", "transformers", "vllm", "numpy", "accelerate", "deepspeed", "triton", "sglang", "flash_attn", "bitsandbytes", "peft", "tokenizers"];

    public static void Collect(FactSink sink, string folder, DirectoryListing listing)
    {
        foreach (ListedName entry in listing.Entries)
        {
            // pip renames a folder to ~name while it uninstalls; older versions used -name.
            if (entry.Name.Length > 1 && (entry.Name[0] == '~' || (entry.Name[0] == '-' && entry.Name.EndsWith("-info", StringComparison.Ordinal))))
            {
                sink.Add("python.leftovers", entry.Name, folder);
            }
        }

        HashSet<string> names = [.. listing.Entries.Select(entry => entry.Name)];
        foreach (IGrouping<string, PackageEntry> package in PackageReader.Names(listing).GroupBy(entry => entry.Name, StringComparer.Ordinal))
        {
            string[] versions = [.. package.Select(entry => entry.Version).Distinct(StringComparer.Ordinal)];
            if (versions.Length > 1)
            {
                sink.Add("python.duplicate", $"{package.Key}: {string.Join(" and ", versions)}", folder);
            }

            string import = package.Key.Replace('-', '_');
            if (Array.IndexOf(Expected, import) >= 0 && !names.Contains(import) && !IsEditable(names, import) && package.All(entry => entry.Entry.EndsWith(".dist-info", StringComparison.Ordinal)))
            {
                sink.Add("python.leftovers", $"{package.First().Entry} without the folder {import}", folder);
            }
        }
    }

    private static bool IsEditable(HashSet<string> names, string import) =>
        names.Any(name => name.StartsWith("__editable__", StringComparison.Ordinal) && name.Contains(import, StringComparison.OrdinalIgnoreCase));
}
