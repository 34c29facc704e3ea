using System.Collections.Frozen;

namespace Diagnoser.Core.Facts;

/// <summary>The values of facts that can only have a few. A condition that asks for another one can never hold.</summary>
public static class FactVocabulary
{
    private static readonly string[] YesAndNo = ["true", "false"];

    private static readonly FrozenDictionary<string, string[]> Values = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["os.family"] = ["linux", "windows", "macos"],
        ["os.wsl"] = YesAndNo,
        ["gpu.vendor"] = ["nvidia", "amd", "intel", "apple", "ascend", "none"],
        ["gpu.mig"] = YesAndNo,
        ["driver.state"] = ["ok", "missing", "not-loaded", "mismatch", "no-devices", "error"],
        ["container-toolkit.state"] = ["ok", "missing", "not-configured"],
        ["docker.nvidia-runtime"] = YesAndNo,
        ["torch.cuda-available"] = YesAndNo,
        ["torch.debug"] = YesAndNo,
        ["torch.cxx11-abi"] = YesAndNo,
        ["engine.name"] =
        [
            "vllm", "sglang", "llama.cpp", "ollama", "tgi", "tensorrt-llm", "lmdeploy", "transformers", "deepspeed", "llama-factory", "axolotl", "swift",
            "llama-reference", "fastchat", "lm-studio", "text-generation-webui", "xinference", "mlx", "ktransformers", "exllama", "unsloth",
        ],
        ["stage"] = ["inference", "fine-tuning"],
        ["model.tied-embeddings"] = YesAndNo,
        ["model.remote-code"] = YesAndNo,
        ["fit.verdict"] = ["fits", "tight", "offload", "too-large"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The keys whose values are few.</summary>
    public static IEnumerable<string> Keys => Values.Keys;

    /// <summary>All values that a fact can have.</summary>
    /// <param name="key">The key of the fact.</param>
    /// <returns>The values, or null if they cannot be counted.</returns>
    public static IReadOnlyList<string>? ValuesOf(string key) => Values.GetValueOrDefault(key);
}
