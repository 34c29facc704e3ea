using Diagnoser.Collectors.Collection;
using Diagnoser.Collectors.ModelFiles;

namespace Diagnoser.Collectors.Python;

/// <summary>What training tools have written down about themselves: accelerate's configuration, DeepSpeed's build.</summary>
internal static class TrainingStack
{
    private static readonly string[] AccelerateKeys =
        ["distributed_type", "mixed_precision", "num_processes", "num_machines", "gpu_ids", "use_cpu", "zero_stage", "offload_optimizer_device", "offload_param_device", "fsdp_sharding_strategy"];

    public static void Collect(IMachine machine, FactSink sink, PythonEnvironment environment)
    {
        string accelerate = MachinePath.Join(ModelCaches.HuggingFaceHome(machine), "accelerate/default_config.yaml");
        sink.Add("accelerate.config", ReadAccelerate(machine.Files.ReadText(accelerate, 64 * 1024)), accelerate);
        string ninja = machine.FindOnPath("ninja") ?? "";
        sink.Add("build.ninja", ninja, ninja);
        foreach (string folder in environment.PackageFolders)
        {
            string file = MachinePath.Join(folder, "deepspeed/git_version_info_installed.py");
            if (machine.Files.ReadText(file, 64 * 1024) is { } text)
            {
                AddDeepSpeed(sink, file, text);
                return;
            }
        }
    }

    /// <summary>Takes the settings that matter, wherever they are nested; the file is a mapping of plain values.</summary>
    private static string? ReadAccelerate(string? yaml)
    {
        if (yaml is null)
        {
            return null;
        }

        IEnumerable<string> settings = yaml.Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => Array.Exists(AccelerateKeys, key => line.StartsWith(key + ":", StringComparison.Ordinal)))
            .Select(line => line.Replace(": ", " ", StringComparison.Ordinal));
        return string.Join(", ", settings);
    }

    /// <summary>Reads the literals that DeepSpeed's build writes: <c>installed_ops={'fused_adam': True}</c>, <c>torch_info={'version': '2.3', ...}</c>.</summary>
    private static void AddDeepSpeed(FactSink sink, string file, string text)
    {
        Dictionary<string, string> values = TorchFacts.Read(text);
        if (values.TryGetValue("git_hash", out string? hash) && hash != "unknown")
        {
            sink.Add("deepspeed.git", $"{hash}, branch {values.GetValueOrDefault("git_branch", "unknown")}", file);
        }

        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith("installed_ops", StringComparison.Ordinal))
            {
                string[] built = [.. Pairs(line).Where(pair => pair.Value == "True").Select(pair => pair.Key)];
                sink.Add("deepspeed.ops", built.Length == 0 ? "none" : string.Join(' ', built), file);
            }
            else if (line.StartsWith("torch_info", StringComparison.Ordinal))
            {
                Dictionary<string, string> build = Pairs(line).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
                sink.Add("deepspeed.build", $"torch {build.GetValueOrDefault("version", "unknown")}, CUDA {build.GetValueOrDefault("cuda_version", "unknown")}", file);
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string line)
    {
        int open = line.IndexOf('{', StringComparison.Ordinal);
        int close = line.LastIndexOf('}');
        string body = open >= 0 && close > open ? line[(open + 1)..close] : "";
        return body.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split(':', 2, StringSplitOptions.TrimEntries))
            .Where(pair => pair.Length == 2)
            .DistinctBy(pair => pair[0])
            .Select(pair => KeyValuePair.Create(pair[0].Trim('\''), pair[1].Trim('\'')));
    }
}
