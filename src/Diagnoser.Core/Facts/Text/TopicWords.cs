namespace Diagnoser.Core.Facts.Text;

/// <summary>The words that announce facts, with the topics that they make likely.</summary>
internal static class TopicWords
{
    private const LineTopics Pack = LineTopics.Package;
    private const LineTopics Hard = LineTopics.Hardware;
    private const LineTopics Set = LineTopics.Setting;

    /// <summary>The words, matched without regard to case wherever they stand.</summary>
    public static (string Text, LineTopics Topics)[] All { get; } =
    [
        ("torch", Pack | Set), ("transformers", Pack | Set), ("vllm", Pack | LineTopics.Engine | LineTopics.Command), ("sglang", Pack | LineTopics.Engine | LineTopics.Command), ("sgl", Pack),
        ("deepspeed", Pack | Set | LineTopics.Command), ("accelerate", Pack | LineTopics.Command), ("peft", Pack), ("trl", Pack), ("flash", Pack), ("triton", Pack),
        ("xformers", Pack), ("bitsandbytes", Pack), ("gptq", Pack), ("awq", Pack), ("numpy", Pack), ("tokenizers", Pack), ("tiktoken", Pack), ("sentence", Pack), ("datasets", Pack),
        ("optimum", Pack), ("modelscope", Pack), ("llama-cpp", Pack), ("llama_cpp", Pack), ("lmdeploy", Pack | LineTopics.Command), ("fschat", Pack), ("fastchat", Pack), ("ollama", Pack | LineTopics.Engine | LineTopics.Command),
        ("swift", Pack | LineTopics.Command), ("axolotl", Pack), ("factory", Pack | LineTopics.Command), ("unsloth", Pack), ("gradio", Pack), ("nccl", Pack), ("cudnn", Pack), ("cann", Pack | LineTopics.Tool),
        ("rocm", Pack | LineTopics.Tool), ("gcc", Pack | LineTopics.Tool), ("==", Pack), ("installed ", Pack), ("already satisfied", Pack), ("Package", Pack), ("# Name", Pack), ("[pip", Pack), ("[conda", Pack),
        ("cuda", Pack | LineTopics.Path | LineTopics.Tool), ("driver", Pack | LineTopics.Smi), ("驱动", Pack), ("版本", Pack), ("xgrammar", Pack), ("outlines", Pack), ("protobuf", Pack), ("pydantic", Pack), ("openai", Pack),
        ("python", Pack | LineTopics.Path | LineTopics.Command | LineTopics.Tool), ("huggingface", Pack), ("safetensors", Pack), ("fairscale", Pack), ("megatron", Pack), ("mindspore", Pack),
        ("nvidia", Hard | LineTopics.Smi), ("GPU", Hard | LineTopics.Smi | LineTopics.Engine), ("RTX", Hard), ("GTX", Hard), ("Tesla", Hard), ("Radeon", Hard | LineTopics.Tool), ("Instinct", Hard), ("GeForce", Hard), ("Quadro", Hard), ("RX ", Hard), ("RX5", Hard), ("RX6", Hard), ("RX7", Hard), ("RX9", Hard), ("Vega", Hard),
        ("A100", Hard), ("A800", Hard), ("H100", Hard), ("H800", Hard), ("H20", Hard), ("V100", Hard), ("L40", Hard), ("L20", Hard), ("A10", Hard), ("A30", Hard), ("A40", Hard), ("T4", Hard), ("L4", Hard),
        ("P40", Hard), ("P100", Hard), ("B200", Hard), ("A6000", Hard), ("A5000", Hard), ("MI1", Hard), ("MI2", Hard), ("MI3", Hard), ("MI50", Hard), ("MI60", Hard), ("910", Hard | LineTopics.Tool), ("310P", Hard),
        ("1080", Hard), ("1660", Hard), ("20 series", Hard), ("2060", Hard), ("2070", Hard), ("2080", Hard), ("3050", Hard), ("3060", Hard), ("3070", Hard), ("3080", Hard), ("3090", Hard), ("4060", Hard), ("4070", Hard),
        ("4080", Hard), ("4090", Hard), ("5060", Hard), ("5070", Hard), ("5080", Hard), ("5090", Hard), ("7900", Hard), ("显卡", Hard), ("卡", Hard), ("MacBook", Hard), ("Apple", Hard), ("macOS", Hard), ("Mac ", Hard),
        ("Ubuntu", Hard), ("Debian", Hard), ("CentOS", Hard), ("Red Hat", Hard), ("RHEL", Hard), ("Rocky", Hard), ("Fedora", Hard), ("Arch Linux", Hard), ("openEuler", Hard), ("SUSE", Hard), ("AlmaLinux", Hard), ("Windows", Hard), ("win10", Hard), ("win11", Hard),
        ("WSL", Hard | LineTopics.Tool), ("Linux", Hard | LineTopics.Tool), ("Darwin", Hard | LineTopics.Tool), ("ascend", Hard | LineTopics.Tool), ("昇腾", Hard), ("Kaggle", Hard | LineTopics.Path), ("Colab", Hard), ("docker", Hard | LineTopics.Tool | LineTopics.Command),
        ("gfx", LineTopics.Tool), ("Card s", LineTopics.Tool), ("MiB /", LineTopics.Smi), ("MiB,", LineTopics.Smi), ("SMI", LineTopics.Smi | LineTopics.Tool), ("| 0000", LineTopics.Smi),
        ("to allocate", LineTopics.OutOfMemory), ("total capac", LineTopics.OutOfMemory), ("by PyTorch", LineTopics.OutOfMemory), ("allocating ", LineTopics.OutOfMemory), ("already allocated", LineTopics.OutOfMemory), ("out of memory", LineTopics.OutOfMemory),
        ("/home/", LineTopics.Path), ("/modeling_", LineTopics.Path), ("/root/", LineTopics.Path), ("/usr/l", LineTopics.Path), ("/Users/", LineTopics.Path), ("/mnt/", LineTopics.Path), (":\\", LineTopics.Path), ("conda", LineTopics.Path | LineTopics.Command), ("venv", LineTopics.Path), ("ipy", LineTopics.Path),
        ("/content/", LineTopics.Path), ("libcu", LineTopics.Path), ("/whl/", LineTopics.Path), ("-cp3", LineTopics.Path), ("cpython-3", LineTopics.Path), ("/opt/h", LineTopics.Path), ("/dev/shm", LineTopics.Path | LineTopics.Tool),
        ("release ", LineTopics.Tool), ("Mem:", LineTopics.Tool), ("Swap:", LineTopics.Tool), ("PRETTY_NAME", LineTopics.Tool), ("% /", LineTopics.Tool), ("glibc", Pack),
        ("model", Set | LineTopics.Engine), ("parallel", Set), ("--tp", Set), ("tp_size", Set), ("-tp ", Set), ("tp=", Set), ("TP ", Set), ("dtype", Set), ("quant", Set), ("max_", Set), ("max-", Set), ("temperature", Set), ("nproc", Set), ("nnodes", Set),
        ("world", Set), ("num_gpus", Set), ("num-gpus", Set), ("lora", Set), ("load_in", Set), ("load-in", Set), ("stage", Set), ("batch_size", Set), ("ctx", Set | LineTopics.Engine), ("context", Set), ("zero", Set), ("finetuning", Set), ("node", Set), ("adapter", Set), ("bf16", Set), ("fp16", Set), ("float16", Set), ("half p", Set), ("bits", Set), ("awq", Set), ("gptq", Set), ("q2_", Set), ("q3_", Set), ("q4_", Set), ("q5_", Set), ("q6_", Set), ("q8_", Set), ("iq1", Set), ("q1_", Set),
        ("from_pretrained", Set), ("num_predict", Set), ("VISIBLE_DEVICES", Set), ("local_rank", Set), ("rank", Set), ("tensor", Set),
        ("build", LineTopics.Engine), ("llm_load", LineTopics.Engine), ("llama_", LineTopics.Engine), ("print_info", LineTopics.Engine), ("ggml", LineTopics.Engine), ("library=", LineTopics.Engine), ("Args {", LineTopics.Engine), ("LLM engine", LineTopics.Engine), ("Device 0", LineTopics.Engine), ("compute ", LineTopics.Engine),
        ("torchrun", LineTopics.Command), ("mpirun", LineTopics.Command), ("srun", LineTopics.Command), ("./", LineTopics.Command), ("llama-", LineTopics.Command | LineTopics.Engine), ("llama.cpp", LineTopics.Engine), ("intel", Hard), ("jetson", Hard), ("Arc A", Hard), ("Arc B", Hard), ("M1 ", Hard), ("M2 ", Hard), ("M3 ", Hard), ("M4 ", Hard), ("gaudi", Hard), ("HSA_OVERRIDE", Hard), ("HIPBLAS", Hard), ("VLLM_ROCM", Hard), ("titan", Hard), ("linux", Hard), ("android", Hard), ("launcher", LineTopics.Command), ("ray ", LineTopics.Command | Pack), ("xinference", LineTopics.Command | Pack), ("trtllm", LineTopics.Command), ("mlx", LineTopics.Command | Pack),
    ];
}
