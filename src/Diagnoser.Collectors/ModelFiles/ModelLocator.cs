using System.Text.Json;

namespace Diagnoser.Collectors.ModelFiles;

/// <summary>Finds a model by its path, or by its name in the caches of Hugging Face, ModelScope and Ollama.</summary>
internal static class ModelLocator
{
    public static ModelLocation? Find(IMachine machine, string model, out string searched)
    {
        string path = MachinePath.IsAbsolute(model) ? model
            : model is ['~', '/', ..] ? machine.InHome(model[2..])
            : MachinePath.Join(machine.System.CurrentDirectory, model);
        if (machine.Files.Find(path) is { } entry)
        {
            searched = path;
            string name = NameOf(path);
            ModelLocation named = new(path, !entry.IsDirectory, name, "named by the user");
            return name.Contains('/', StringComparison.Ordinal) ? named with { Store = "hub" } : named;
        }

        string hub = ModelCaches.HuggingFaceHub(machine);
        string scope = ModelCaches.ModelScope(machine);
        string ollama = ModelCaches.OllamaModels(machine);
        searched = $"{path}, {hub}, {scope}, {ollama}";
        return InHub(machine, hub, model) ?? InModelScope(machine, scope, model) ?? InOllama(machine, ollama, model);
    }

    /// <summary>The model in the current folder, if it holds one.</summary>
    public static ModelLocation? InCurrentFolder(IMachine machine)
    {
        string folder = machine.System.CurrentDirectory;
        using JsonFile? config = JsonFile.Read(machine, MachinePath.Join(folder, "config.json"));
        return config?.Root.Text("model_type") is null ? null : new ModelLocation(folder, IsFile: false, NameOf(folder), "the current folder holds a model");
    }

    /// <summary>A folder of the Hub's cache names its model in the folder two above.</summary>
    public static string NameOf(string path)
    {
        foreach (string part in path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith("models--", StringComparison.Ordinal))
            {
                return part["models--".Length..].Replace("--", "/", StringComparison.Ordinal);
            }
        }

        return MachinePath.Name(path);
    }

    private static ModelLocation? InHub(IMachine machine, string hub, string model)
    {
        string folder = MachinePath.Join(hub, "models--" + model.Replace("/", "--", StringComparison.Ordinal));
        string snapshots = MachinePath.Join(folder, "snapshots");
        string? revision = machine.Files.ReadLine(MachinePath.Join(folder, "refs/main"));
        string[] there = [.. machine.Files.List(snapshots, 1_000).Directories];
        string? chosen = Array.IndexOf(there, revision) >= 0 ? revision : there.LastOrDefault();
        return chosen is null ? null : new ModelLocation(MachinePath.Join(snapshots, chosen), IsFile: false, model, "found in the Hugging Face cache") { Store = "hub" };
    }

    private static ModelLocation? InModelScope(IMachine machine, string cache, string model)
    {
        // Folders of ModelScope write a point as three underscores.
        string written = model.Replace(".", "___", StringComparison.Ordinal);
        return new[] { MachinePath.Join(cache, "models", written), MachinePath.Join(cache, written), MachinePath.Join(cache, "models", model), MachinePath.Join(cache, model) }
            .Where(folder => model.Contains('/', StringComparison.Ordinal) && machine.Files.DirectoryExists(folder))
            .Select(folder => new ModelLocation(folder, IsFile: false, model, "found in the ModelScope cache") { Store = "modelscope" })
            .FirstOrDefault();
    }

    private static ModelLocation? InOllama(IMachine machine, string models, string model)
    {
        string[] parts = model.Split(':', 2);
        string tag = parts.Length > 1 ? parts[1] : "latest";
        string name = parts[0].Contains('/', StringComparison.Ordinal) ? parts[0] : "library/" + parts[0];
        string manifest = MachinePath.Join(MachinePath.Join(models, "manifests/registry.ollama.ai", name), tag);
        using JsonFile? file = JsonFile.Read(machine, manifest);
        JsonElement layers = file?.Root.Get("layers") ?? default;
        if (layers.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (JsonElement layer in layers.EnumerateArray().Take(100))
        {
            if (layer.Text("mediaType") == "application/vnd.ollama.image.model" && layer.Text("digest") is { } digest)
            {
                string blob = MachinePath.Join(models, "blobs", digest.Replace(':', '-'));
                return new ModelLocation(blob, IsFile: true, model, "found in Ollama's store") { Store = "ollama" };
            }
        }

        return null;
    }
}
