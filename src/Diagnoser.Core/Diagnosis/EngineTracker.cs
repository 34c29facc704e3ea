namespace Diagnoser.Core.Diagnosis;

/// <summary>Tells which engine a case is about where its tracker belongs to one engine.</summary>
internal static class EngineTracker
{
    private static readonly Dictionary<string, string> s_engines = new(StringComparer.OrdinalIgnoreCase)
    {
        ["vllm-project/vllm"] = "vllm",
        ["ggml-org/llama.cpp"] = "llama.cpp",
        ["sgl-project/sglang"] = "sglang",
        ["ollama/ollama"] = "ollama",
        ["huggingface/text-generation-inference"] = "tgi",
        ["InternLM/lmdeploy"] = "lmdeploy",
        ["vllm-project/vllm-ascend"] = "vllm",
        ["abetlen/llama-cpp-python"] = "llama.cpp",
        ["ikawrakow/ik_llama.cpp"] = "llama.cpp",
        ["lmstudio-ai/lmstudio-bug-tracker"] = "lm-studio",
        ["oobabooga/textgen"] = "text-generation-webui",
        ["ml-explore/mlx-lm"] = "mlx",
        ["ml-explore/mlx-examples"] = "mlx",
        ["turboderp/exllama"] = "exllama",
        ["turboderp-org/exllamav2"] = "exllama",
        ["turboderp-org/exllamav3"] = "exllama",
        ["kvcache-ai/ktransformers"] = "ktransformers",
        ["NVIDIA/TensorRT-LLM"] = "tensorrt-llm",
        ["xorbitsai/inference"] = "xinference",
        ["lm-sys/FastChat"] = "fastchat",
        ["hiyouga/LlamaFactory"] = "llama-factory",
        ["hiyouga/LLaMA-Factory"] = "llama-factory",
        ["unslothai/unsloth"] = "unsloth",
        ["modelscope/ms-swift"] = "swift",
        ["axolotl-ai-cloud/axolotl"] = "axolotl",
    };

    /// <summary>Whether what helped in a case can help here: advice for one engine ("go back to version 0.8.4") is nonsense for another.</summary>
    /// <param name="caseId">The case's id: <c>owner/name#number</c>.</param>
    /// <param name="engines">The engines that the text names; empty if it names none.</param>
    public static bool Fits(string caseId, IReadOnlyCollection<string> engines)
    {
        int mark = caseId.IndexOf('#', StringComparison.Ordinal);
        return engines.Count == 0 || mark < 0 || !s_engines.TryGetValue(caseId[..mark], out string? engine) || engines.Contains(engine);
    }
}
