using Diagnoser.Collectors.Machine;

namespace Diagnoser.Collectors.ModelFiles.Doctor;

/// <summary>Files that are empty, missing, unfinished or something else than they should be.</summary>
internal static class FileChecks
{
    private static readonly string[] Endings =
        [".json", ".safetensors", ".gguf", ".bin", ".pth", ".pt", ".model", ".tiktoken", ".txt", ".jinja", ".py"];

    public static void Run(IMachine machine, ModelFolder model, Findings findings)
    {
        string folder = model.Location.IsFile ? MachinePath.Parent(model.Location.Path) : model.Location.Path;
        foreach ((string name, long length) in model.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            CheckFile(machine, folder, name, length, findings);
        }

        foreach ((string name, string reason) in model.Faults)
        {
            findings.Add("bad-json", $"{name}: {reason}", name, name);
        }

        CheckCompleteness(model, findings);
    }

    private static void CheckFile(IMachine machine, string folder, string name, long length, Findings findings)
    {
        if (!Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) && !name.StartsWith("sha256-", StringComparison.Ordinal))
        {
            return;
        }

        if (length < 0)
        {
            findings.Add("unfinished-download", $"{name} is a link to a file that is not there", folder, name);
        }
        else if (length == 0 && name is not "merges.txt" && !name.EndsWith(".py", StringComparison.Ordinal) && !name.EndsWith(".txt", StringComparison.Ordinal))
        {
            findings.Add("zero-byte", name, folder, name);
        }
        else if (FileReplacement.Find(machine, MachinePath.Join(folder, name), length) is { } replacement)
        {
            string detail = replacement switch
            {
                { IsPointer: true, TrueLength: { } bytes } => $"{name} is a Git LFS pointer of {length} bytes; the file itself has {Quantities.Describe(bytes)}",
                { IsPointer: true } => $"{name} is a Git LFS pointer of {length} bytes",
                _ => $"{name} is a web page of {length} bytes",
            };
            findings.Add(replacement.IsPointer ? "lfs-pointer" : "html-page", detail, name, name);
        }
    }

    private static void CheckCompleteness(ModelFolder model, Findings findings)
    {
        string folder = model.Location.Path;
        if (model.Location.IsFile || model.Format == "gguf")
        {
            return;
        }

        bool hasConfig = model.Files.ContainsKey("config.json") || model.Files.ContainsKey("params.json");
        if (model.AdapterBase is not null && !hasConfig)
        {
            findings.Add("adapter-only", $"an adapter for {model.AdapterBase}", "adapter_config.json");
            return;
        }

        if (model.Format is not null && !hasConfig)
        {
            findings.Add("no-config", "config.json is missing", folder, "config.json");
        }

        if (hasConfig && model.Format is null && model.Index.Count == 0 && !model.Files.Keys.Any(name => name.EndsWith(".h5", StringComparison.Ordinal) || name.EndsWith(".msgpack", StringComparison.Ordinal)))
        {
            findings.Add("no-weights", "no weights stand beside config.json", folder);
        }

        if (hasConfig && model.Tokenizer.Names.Count == 0)
        {
            findings.Add("no-tokenizer", "no tokenizer files stand beside config.json", folder);
        }

        if (model.Format == "safetensors" && model.Files.Keys.Any(name => name.StartsWith("pytorch_model", StringComparison.Ordinal) && name.EndsWith(".bin", StringComparison.Ordinal)))
        {
            findings.Add("duplicate-formats", "safetensors and pytorch_model.bin", folder);
        }

        if (model.Format is "bin" or "pth")
        {
            findings.Add("unsafe-pickle", $"the weights are {model.Format} files", folder);
        }
    }
}
