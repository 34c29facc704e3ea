namespace Diagnoser.Core.Facts;

/// <summary>
/// The keys of facts, with their units. A package's version stands under its PyPI name in PEP 503 form and <c>.version</c>:
/// <c>torch.version</c>, <c>flash-attn.version</c>. Tables in rules/knowledge add keys of their own (their <c>gives</c>).
/// </summary>
public static class FactKeys
{
    /// <summary>The suffix of a package's version, PEP 440.</summary>
    public const string VersionSuffix = ".version";

    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["os.family"] = "linux, windows or macos; WSL is linux with os.wsl true",
        ["os.name"] = "distribution or edition, for example Ubuntu 22.04.4 LTS",
        ["os.version"] = "the number of the release: 22.04, 11, 14.5",
        ["os.wsl"] = "true under the Windows Subsystem for Linux; its version (1 or 2) in os.wsl.version",
        ["os.wsl.version"] = "1 or 2",
        ["os.kernel"] = "kernel release",
        ["os.arch"] = "x86_64 or aarch64",
        ["os.glibc"] = "version of the GNU C library",
        ["os.container"] = "docker, podman, kubernetes, lxc, colab or kaggle",
        ["cpu.name"] = "processor's name",
        ["cpu.cores"] = "logical processors",
        ["cpu.features"] = "space separated: avx avx2 avx512f amx_tile",
        ["memory.total"] = "host memory, GiB",
        ["memory.available"] = "host memory available, GiB",
        ["memory.limit"] = "limit of the cgroup, GiB",
        ["memory.shm"] = "size of /dev/shm, MiB",
        ["memory.swap"] = "swap space, GiB",
        ["disk.free"] = "free space where models or caches live, GiB",
        ["gpu.name"] = "marketing name without maker: RTX 4090, A100-SXM4-80GB",
        ["gpu.vendor"] = "nvidia, amd, intel, apple, ascend or none",
        ["gpu.count"] = "number of GPUs",
        ["gpu.memory.total"] = "memory of one GPU, GiB",
        ["gpu.memory.free"] = "free memory of one GPU when the failure happened, GiB",
        ["gpu.memory.requested"] = "what the failing allocation asked for, GiB",
        ["gpu.memory.reserved-unallocated"] = "reserved by PyTorch but unallocated, GiB",
        ["gpu.compute-capability"] = "major.minor, or gfx name for AMD",
        ["gpu.architecture"] = "Pascal, Volta, Turing, Ampere, Ada, Hopper, Blackwell, RDNA3, CDNA3 and so on",
        ["driver.version"] = "NVIDIA driver, or ROCm's kernel driver",
        ["cuda.driver"] = "newest CUDA that the driver supports, as nvidia-smi prints it",
        ["cuda.toolkit"] = "CUDA toolkit on the machine, as nvcc prints it",
        ["cuda.library"] = "CUDA that a library which was loaded or missed names: libcudart.so.11.0",
        ["torch.cuda"] = "CUDA that torch was built for, major.minor; cpu for a CPU build",
        ["torch.rocm"] = "ROCm that torch was built for",
        ["torch.cuda-available"] = "what torch.cuda.is_available() said: true or false",
        ["cudnn.version"] = "cuDNN",
        ["nccl.version"] = "NCCL",
        ["rocm.version"] = "ROCm",
        ["cann.version"] = "CANN of Ascend",
        ["python.version"] = "Python",
        ["python.environment"] = "conda, venv, system, uv, poetry, pyenv or notebook",
        ["gcc.version"] = "host compiler",
        ["engine.name"] = "what serves or trains: vllm, sglang, llama.cpp, ollama, tgi, tensorrt-llm, lmdeploy, transformers, deepspeed, llama-factory, axolotl, swift, llama-reference, fastchat, lm-studio, text-generation-webui, xinference, mlx, ktransformers, exllama, unsloth",
        ["engine.version"] = "the engine's version",
        ["model.name"] = "the model as named: Qwen/Qwen2.5-7B-Instruct",
        ["model.family"] = "series and generation in lower case: qwen2.5, llama-2, deepseek-v3, codellama",
        ["model.size"] = "parameters, billions",
        ["model.variant"] = "base, chat or instruct, coder, vl, math, reasoning",
        ["model.type"] = "model_type of config.json",
        ["model.quantization"] = "gptq, awq, gguf, bnb-4bit, bnb-8bit, fp8, int8 and so on; lower case",
        ["model.quantization.bits"] = "bits of a weight",
        ["model.file-format"] = "safetensors, bin, pth, gguf",
        ["model.dtype"] = "float16, bfloat16, float32, fp8",
        ["model.context"] = "context length asked for, tokens",
        ["parallel.tensor"] = "tensor parallel size",
        ["parallel.pipeline"] = "pipeline parallel size",
        ["parallel.world-size"] = "processes in the job",
        ["parallel.nodes"] = "machines in the job",
        ["launch.command"] = "the command line that started it",
        ["launch.launcher"] = "torchrun, deepspeed, accelerate, mpirun, srun, ray or python",
        ["generation.temperature"] = "sampling temperature",
        ["generation.max-new-tokens"] = "limit of new tokens",
        ["training.method"] = "lora, qlora, full, dpo, rlhf or pretraining",
        ["training.batch-size"] = "per device batch size",
        ["training.zero-stage"] = "DeepSpeed ZeRO stage, 0 to 3",
        ["stage"] = "inference or fine-tuning, where the text says so",
    };

    private static readonly Dictionary<string, string> All = new(Meanings.Concat(MachineFactKeys.Meanings).Concat(ModelFileFactKeys.Meanings).Concat(RunFactKeys.Meanings), StringComparer.Ordinal);

    /// <summary>The documented keys and what they hold.</summary>
    public static IReadOnlyDictionary<string, string> Documented => All;

    /// <summary>Whether a key is that of a version.</summary>
    /// <param name="key">The key.</param>
    public static bool IsVersion(string key) => key.EndsWith(VersionSuffix, StringComparison.Ordinal);

    /// <summary>The key of a package's version.</summary>
    /// <param name="package">The package's name in any spelling: <c>flash_attn</c>, <c>Flash-Attn</c>.</param>
    /// <returns>For example <c>flash-attn.version</c>.</returns>
    public static string VersionOf(string package) => NormalizePackage(package) + VersionSuffix;

    /// <summary>A package's name in PEP 503 form: lower case, runs of <c>-</c>, <c>_</c> and <c>.</c> as one hyphen.</summary>
    /// <param name="package">The name in any spelling.</param>
    public static string NormalizePackage(string package)
    {
        Span<char> buffer = package.Length <= 128 ? stackalloc char[package.Length] : new char[package.Length];
        int length = 0;
        foreach (char character in package)
        {
            bool separator = character is '-' or '_' or '.';
            if (separator && (length == 0 || buffer[length - 1] == '-'))
            {
                continue;
            }

            buffer[length++] = separator ? '-' : char.ToLowerInvariant(character);
        }

        return new string(buffer[..length]).TrimEnd('-');
    }

    /// <summary>Whether a key is one that readers, collectors or packages can give.</summary>
    /// <param name="key">The key.</param>
    public static bool IsKnown(string key) =>
        All.ContainsKey(key)
        || IsVersion(key)
        || key.StartsWith("env.", StringComparison.Ordinal)
        || key.StartsWith("model.file.", StringComparison.Ordinal)
        || key.StartsWith("collect.", StringComparison.Ordinal);
}
