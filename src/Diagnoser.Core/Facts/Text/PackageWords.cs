using Diagnoser.Core.Patterns;

namespace Diagnoser.Core.Facts.Text;

/// <summary>How people write the names of packages and tools whose versions they state, and the fact's key or package that is meant.</summary>
internal static class PackageWords
{
    private static readonly WordTable<string> ByWord = new()
    {
        ["torch"] = "torch",
        ["pytorch"] = "torch",
        ["torchvision"] = "torchvision",
        ["torchaudio"] = "torchaudio",
        ["transformers"] = "transformers",
        ["transformer"] = "transformers",
        ["vllm"] = "vllm",
        ["vllm-openai"] = "vllm",
        ["sglang"] = "sglang",
        ["sgl-kernel"] = "sgl-kernel",
        ["sgl_kernel"] = "sgl-kernel",
        ["flashinfer"] = "flashinfer",
        ["flashinfer-python"] = "flashinfer-python",
        ["flashinfer_python"] = "flashinfer-python",
        ["flash-attn"] = "flash-attn",
        ["flash_attn"] = "flash-attn",
        ["flash-attention"] = "flash-attn",
        ["flashattention"] = "flash-attn",
        ["xformers"] = "xformers",
        ["triton"] = "triton",
        ["deepspeed"] = "deepspeed",
        ["accelerate"] = "accelerate",
        ["peft"] = "peft",
        ["trl"] = "trl",
        ["datasets"] = "datasets",
        ["tokenizers"] = "tokenizers",
        ["safetensors"] = "safetensors",
        ["sentencepiece"] = "sentencepiece",
        ["tiktoken"] = "tiktoken",
        ["huggingface_hub"] = "huggingface-hub",
        ["huggingface-hub"] = "huggingface-hub",
        ["bitsandbytes"] = "bitsandbytes",
        ["auto-gptq"] = "auto-gptq",
        ["auto_gptq"] = "auto-gptq",
        ["autogptq"] = "auto-gptq",
        ["gptqmodel"] = "gptqmodel",
        ["autoawq"] = "autoawq",
        ["auto-awq"] = "autoawq",
        ["optimum"] = "optimum",
        ["unsloth"] = "unsloth",
        ["axolotl"] = "axolotl",
        ["llamafactory"] = "llamafactory",
        ["llama-factory"] = "llamafactory",
        ["ms-swift"] = "ms-swift",
        ["lmdeploy"] = "lmdeploy",
        ["fschat"] = "fschat",
        ["fastchat"] = "fschat",
        ["xinference"] = "xinference",
        ["modelscope"] = "modelscope",
        ["megatron-core"] = "megatron-core",
        ["llama-cpp-python"] = "llama-cpp-python",
        ["llama_cpp_python"] = "llama-cpp-python",
        ["ollama"] = "ollama",
        ["numpy"] = "numpy",
        ["protobuf"] = "protobuf",
        ["pydantic"] = "pydantic",
        ["openai"] = "openai",
        ["outlines"] = "outlines",
        ["xgrammar"] = "xgrammar",
        ["ray"] = "ray",
        ["gradio"] = "gradio",
        ["fairscale"] = "fairscale",
        ["einops"] = "einops",
        ["torch-npu"] = "torch-npu",
        ["torch_npu"] = "torch-npu",
        ["mindspore"] = "mindspore",
        ["ktransformers"] = "ktransformers",
        ["transformers_stream_generator"] = "transformers-stream-generator",
        ["python"] = "python",
        ["cuda"] = "cuda",
        ["cudatoolkit"] = "cuda",
        ["cudnn"] = "cudnn",
        ["nccl"] = "nccl",
        ["rocm"] = "rocm",
        ["cann"] = "cann",
        ["gcc"] = "gcc",
        ["g++"] = "gcc",
        ["glibc"] = "glibc",
        ["driver"] = "driver",
        ["驱动"] = "driver",
        ["mlx"] = "mlx",
        ["mlx-lm"] = "mlx-lm",
        ["tensorrt-llm"] = "tensorrt-llm",
        ["tensorrt_llm"] = "tensorrt-llm",
        ["text-generation-inference"] = "text-generation-inference",
        ["langchain"] = "langchain",
        ["sentence-transformers"] = "sentence-transformers",
        ["open-webui"] = "open-webui",
    };

    /// <summary>The package or tool that a word means.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The package's PyPI name, or the tool's name; null if the word is neither.</returns>
    public static string? Find(ReadOnlySpan<char> word) => ByWord.TryGetValue(word, out string? package) ? package : null;

    /// <summary>States a version under the key that belongs to a package or tool.</summary>
    /// <param name="package">What <see cref="Find"/> gave.</param>
    /// <param name="version">The version.</param>
    /// <param name="line">The 1-based line.</param>
    /// <param name="strength">How much it weighs.</param>
    /// <param name="facts">Receives the facts.</param>
    public static void State(string package, string version, long line, FactStrength strength, FactLedger facts)
    {
        switch (package)
        {
            case "cuda":
                facts.Add("cuda.toolkit", version, line, strength);
                break;
            case "glibc":
                facts.Add("os.glibc", version, line, strength);
                break;
            case "rocm" or "cann" or "cudnn" or "nccl" or "gcc" or "driver":
                facts.Add(package + FactKeys.VersionSuffix, version, line, strength);
                break;
            default:
                PackageFacts.State(package, version, line, strength, facts);
                break;
        }
    }
}
