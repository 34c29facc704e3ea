namespace Diagnoser.Core.Logs;

/// <summary>Recognises lines that describe a machine: collect_env, pip list, nvidia-smi, transformers-cli env.</summary>
internal static class EnvironmentText
{
    private static readonly string[] s_openings =
    [
        "PyTorch version", "Is debug build", "CUDA used to build", "ROCM used to build", "HIP runtime version", "MIOpen runtime version", "OS:", "GCC version",
        "Clang version", "CMake version", "Libc version", "Python version", "Python platform", "Is CUDA available", "CUDA runtime version", "CUDA_MODULE_LOADING",
        "GPU models and configuration", "GPU 0:", "GPU 1:", "GPU 2:", "GPU 3:", "Nvidia driver version", "cuDNN version", "Is XNNPACK available",
        "Versions of relevant libraries", "[pip3]", "[conda]", "[pip]", "Collecting environment", "vLLM Version", "vLLM Build Flags", "GPU Topology",
        "CUDA Archs", "Neuron SDK Version", "ROCM Version", "NVCC:", "CUDA Driver Version", "CUDA available:", "Hypervisor vendor", "ulimit soft",
        "Architecture:", "CPU op-mode", "Byte Order:", "Model name:", "| NVIDIA-SMI", "|   GPU  ", "| GPU  ", "| Processes:", "|===", "+---", "|---",
        "transformers version", "`transformers` version", "- `transformers`", "- Platform:", "- Python version", "- PyTorch version", "- Huggingface_hub version",
        "- Safetensors version", "- Accelerate version", "- `Accelerate`", "- Using GPU", "- Using distributed", "- Tensorflow version", "- `llamafactory`",
        "/bin/bash: ", "LIBRARY_PATH", "LD_LIBRARY_PATH=", "CUDA_HOME=", "Vulnerability ", "NUMA node", "L1d cache", "L2 cache", "L3 cache",
    ];

    /// <summary>Whether a line begins as such lines do.</summary>
    public static bool IsEnvironment(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.TrimStart();
        if (text.Length < 3)
        {
            return false;
        }

        foreach (string opening in s_openings)
        {
            if (text[0] == opening[0] && text.StartsWith(opening, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return IsPinned(text);
    }

    /// <summary>Whether a line could continue a block: a key and its value, two columns, a rule of dashes, or nothing.</summary>
    public static bool Continues(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.Trim();
        if (text.Length == 0 || text[0] is '|' or '+' or '=' || IsEnvironment(text))
        {
            return true;
        }

        int colon = text.IndexOf(':');
        return (colon is > 0 and < 40 && !text[..colon].ContainsAny("\"'`=/") && !text.Contains("Error:", StringComparison.Ordinal) && !text.Contains("Exception", StringComparison.Ordinal)
                && (colon + 1 == text.Length || text[colon + 1] is ' ' or '\t'))
            || IsTwoColumns(text)
            || text.StartsWith("-----", StringComparison.Ordinal)
            || text.StartsWith("GPU", StringComparison.Ordinal) || text.StartsWith("NIC", StringComparison.Ordinal) || text.StartsWith("Legend", StringComparison.Ordinal);
    }

    private static bool IsPinned(ReadOnlySpan<char> text)
    {
        int equals = text.IndexOf("==");
        return equals > 0 && equals + 2 < text.Length && char.IsAsciiDigit(text[equals + 2]) && !text.Contains(' ') && char.IsAsciiLetter(text[0]);
    }

    /// <summary><c>torch      2.4.0</c>.</summary>
    private static bool IsTwoColumns(ReadOnlySpan<char> text)
    {
        int space = text.IndexOf(' ');
        if (space <= 0)
        {
            return false;
        }

        ReadOnlySpan<char> second = text[space..].TrimStart();
        return second.Length > 0 && char.IsAsciiDigit(second[0]) && second.Contains('.') && second.Count(' ') <= 3 && !text[..space].ContainsAny(":=(\"");
    }
}
