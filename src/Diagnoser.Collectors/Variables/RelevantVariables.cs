namespace Diagnoser.Collectors.Variables;

/// <summary>Which environment variables say something about a failure, and what of them may be repeated.</summary>
internal static class RelevantVariables
{
    private static readonly string[] Beginnings =
    [
        "CUDA_", "NVIDIA_", "NCCL_", "TORCH_", "PYTORCH_", "HF_", "HUGGINGFACE_", "HUGGING_FACE_", "TRANSFORMERS_", "VLLM_", "SGLANG_", "SGL_", "OLLAMA_", "LLAMA_", "GGML_",
        "TRITON_", "DS_", "DEEPSPEED_", "ACCELERATE_", "FSDP_", "BNB_", "BITSANDBYTES_", "FLASH_ATTENTION_", "XFORMERS_", "MODELSCOPE_", "VLLM_ASCEND_",
        "ROCM_", "HIP_", "HSA_", "ASCEND_", "NPU_", "ONEAPI_", "SYCL_", "ZE_", "GLOO_", "UCX_", "OMP_", "MKL_", "OPENBLAS_", "SLURM_", "RAY_", "TP_", "CUBLAS_", "CUDNN_", "COLAB_", "KAGGLE_", "XLA_", "LMDEPLOY_", "TOKENIZERS_",
    ];

    private static readonly string[] Names =
    [
        "LD_LIBRARY_PATH", "LD_PRELOAD", "PYTHONPATH", "PYTHONHOME", "PYTHONNOUSERSITE", "VIRTUAL_ENV", "CONDA_PREFIX", "CONDA_DEFAULT_ENV", "UV_PROJECT_ENVIRONMENT", "POETRY_ACTIVE", "PYENV_VERSION",
        "MASTER_ADDR", "MASTER_PORT", "WORLD_SIZE", "RANK", "LOCAL_RANK", "LOCAL_WORLD_SIZE", "GPU_DEVICE_ORDINAL", "ROCR_VISIBLE_DEVICES", "MAX_JOBS",
        "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "TMPDIR", "XDG_CACHE_HOME",
        "CC", "CXX", "CFLAGS", "MALLOC_ARENA_MAX", "PYTHONUNBUFFERED", "KUBERNETES_SERVICE_HOST", "DISPLAY", "LANG",
    ];

    private static readonly string[] ForFinding =
        ["PATH", "HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "PROGRAMDATA", "PROGRAMFILES", "SYSTEMROOT", "WSL_DISTRO_NAME", "PROCESSOR_IDENTIFIER", "PYENV_ROOT", "container"];

    /// <summary>Whether a variable becomes a fact.</summary>
    public static bool Matters(string name) =>
        Array.Exists(Beginnings, beginning => name.StartsWith(beginning, StringComparison.Ordinal)) || Array.IndexOf(Names, name) >= 0;

    /// <summary>Whether collectors need a variable to find their way; it becomes no fact.</summary>
    public static bool IsForFinding(string name) =>
        Array.Exists(ForFinding, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A variable's value as far as it may be repeated: of a secret, that it is set.</summary>
    public static string MaskValue(string name, string value) =>
        SecretMask.IsSecretName(name) ? "set" : SecretMask.Apply(value);
}
