namespace Diagnoser.Core.Logs;

/// <summary>Tells from a file's path to which package it belongs, in PyPI's or the project's spelling.</summary>
internal static class LibraryName
{
    private static readonly string[] s_packageFolders = ["site-packages", "dist-packages"];

    /// <summary>Modules that are distributed under another name than their folder's.</summary>
    private static readonly Dictionary<string, string> s_distributions = new(StringComparer.Ordinal)
    {
        ["PIL"] = "pillow", ["cv2"] = "opencv-python", ["sklearn"] = "scikit-learn", ["yaml"] = "pyyaml", ["google"] = "protobuf", ["fastchat"] = "fschat",
        ["awq"] = "autoawq", ["llmtuner"] = "llamafactory", ["llama_cpp"] = "llama-cpp-python", ["TTS"] = "coqui-tts", ["pkg_resources"] = "setuptools",
    };

    /// <summary>Checkouts of projects that are often run from their own folder, by the folder's name in lower case.</summary>
    private static readonly Dictionary<string, string> s_checkouts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["llama"] = "llama", ["llama3"] = "llama", ["codellama"] = "codellama", ["vllm"] = "vllm", ["sglang"] = "sglang", ["llama.cpp"] = "llama.cpp", ["llama-factory"] = "llamafactory", ["llamafactory"] = "llamafactory", ["fastchat"] = "fschat",
        ["text-generation-webui"] = "text-generation-webui", ["transformers"] = "transformers", ["lmdeploy"] = "lmdeploy", ["tensorrt_llm"] = "tensorrt-llm",
        ["tensorrt-llm"] = "tensorrt-llm", ["deepspeed"] = "deepspeed", ["megatron-lm"] = "megatron-lm", ["megatron"] = "megatron-lm", ["comfyui"] = "comfyui",
        ["flash-attention"] = "flash-attn", ["auto_gptq"] = "auto-gptq", ["autogptq"] = "auto-gptq", ["autoawq"] = "autoawq", ["bitsandbytes"] = "bitsandbytes",
        ["peft"] = "peft", ["trl"] = "trl", ["axolotl"] = "axolotl", ["unsloth"] = "unsloth", ["exllama"] = "exllama", ["exllamav2"] = "exllamav2", ["ollama"] = "ollama",
        ["xinference"] = "xinference", ["ms-swift"] = "ms-swift", ["swift"] = "ms-swift", ["ktransformers"] = "ktransformers", ["mlx-lm"] = "mlx-lm", ["gptqmodel"] = "gptqmodel",
        ["verl"] = "verl", ["openrlhf"] = "openrlhf", ["text_generation_server"] = "text-generation-inference", ["gptq-for-llama"] = "gptq-for-llama", ["flashinfer"] = "flashinfer-python",
    };

    /// <summary>The package of a file.</summary>
    /// <param name="path">The file as a trace names it.</param>
    /// <returns>The package, or null for the standard library and for code that belongs to none.</returns>
    public static string? Of(string? path)
    {
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        string[] parts = path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        for (int index = parts.Length - 2; index >= 0; index--)
        {
            if (Array.IndexOf(s_packageFolders, parts[index]) >= 0)
            {
                return Distribution(parts[index + 1]);
            }

            if (parts[index] == "transformers_modules")
            {
                return "transformers_modules";
            }
        }

        return IsStandardLibrary(parts) ? null : Checkout(parts);
    }

    /// <summary>The package that a module's folder belongs to: <c>flash_attn</c> is <c>flash-attn</c>.</summary>
    private static string Distribution(string folder)
    {
        string module = folder.EndsWith(".py", StringComparison.Ordinal) ? folder[..^3] : folder;
        int dot = module.IndexOf('.', StringComparison.Ordinal);
        module = dot > 0 ? module[..dot] : module;
        if (s_distributions.TryGetValue(module, out string? name))
        {
            return name;
        }

        return module.EndsWith("_cuda", StringComparison.Ordinal) && module.StartsWith("flash_attn", StringComparison.Ordinal)
            ? "flash-attn"
            : module.Replace('_', '-').ToLowerInvariant();
    }

    private static string? Checkout(string[] parts)
    {
        // The last folder tells most: /home/me/transformers/examples/vllm/x.py is about vllm only if nothing nearer is known.
        for (int index = 0; index < parts.Length - 1; index++)
        {
            if (s_checkouts.TryGetValue(parts[index], out string? name))
            {
                return name;
            }

            // Unpacked releases carry their version: llama.cpp-b3561, vllm-0.4.2.
            int dash = parts[index].LastIndexOf('-');
            if (dash > 0 && s_checkouts.TryGetValue(parts[index][..dash], out name))
            {
                return name;
            }
        }

        return null;
    }

    private static bool IsStandardLibrary(string[] parts)
    {
        for (int index = 0; index < parts.Length - 1; index++)
        {
            if (parts[index].StartsWith("python3", StringComparison.OrdinalIgnoreCase) && index > 0
                && parts[index - 1] is "lib" or "lib64" or "Lib")
            {
                return true;
            }
        }

        return parts.Length > 0 && parts[0].StartsWith('<');
    }
}
