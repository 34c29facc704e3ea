using Diagnoser.Collectors.Machine;

namespace Diagnoser.Collectors.ModelFiles.Doctor;

/// <summary>What interrupted downloads left. Where the model is whole all the same, it is litter; else the download did not end.</summary>
internal static class DownloadChecks
{
    private static readonly string[] Endings = [".incomplete", ".aria2", ".part", ".crdownload", ".download"];

    public static void Run(IMachine machine, ModelFolder model, Findings findings)
    {
        bool whole = model.Format is not null
            && !findings.Has("missing-shard", "no-config", "no-tokenizer", "zero-byte", "truncated", "gguf-truncated", "unfinished-download");
        foreach (string name in model.Files.Keys.Order(StringComparer.Ordinal))
        {
            if (Array.Find(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ending)
            {
                // aria2 removes its control file when it is done, so the file beside it has not all of its bytes, though it has its length.
                string target = name[..^ending.Length];
                bool done = ending != ".aria2" && model.Files.GetValueOrDefault(target) > 0;
                findings.Add(done ? "download-leftover" : "unfinished-download", name, model.Location.Path, done ? null : target);
            }
        }

        foreach ((string folder, string name) in model.Location.IsFile ? [] : Remains(machine, model.Location.Path))
        {
            long length = machine.Files.Find(MachinePath.Join(folder, name))?.Length ?? 0;
            findings.Add(whole ? "download-leftover" : "unfinished-download", $"{name} ({Quantities.Describe(length)}) in {folder}", folder);
        }
    }

    /// <summary>The parts that download tools keep in folders of their own.</summary>
    private static IEnumerable<(string Folder, string Name)> Remains(IMachine machine, string path)
    {
        string parent = MachinePath.Parent(path);
        string[] folders =
        [
            MachinePath.Join(path, ".cache/huggingface/download"),
            MachinePath.Join(path, "._____temp"),

            // models--x/snapshots/REVISION, beside which lie the blobs.
            .. MachinePath.Name(parent) == "snapshots" ? [MachinePath.Join(MachinePath.Parent(parent), "blobs")] : Array.Empty<string>(),
        ];
        return folders.SelectMany(folder => machine.Files.List(folder, 10_000).Files
            .Where(name => name.EndsWith(".incomplete", StringComparison.Ordinal) || MachinePath.Name(folder) == "._____temp")
            .Select(name => (folder, name)));
    }
}
