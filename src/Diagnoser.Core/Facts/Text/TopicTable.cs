using System.Buffers;
using Diagnoser.Core.Logs;

namespace Diagnoser.Core.Facts.Text;

/// <summary>
/// One pass over a line that finds the words which announce facts, and counts those that speak for an engine or a stage. Lines without any
/// cost one vectorised search.
/// </summary>
internal static class TopicTable
{
    private const LineTopics Pack = LineTopics.Package;
    private const LineTopics Hard = LineTopics.Hardware;
    private const LineTopics Set = LineTopics.Setting;

    private static readonly Word[] Words =
    [
        new("torch", Pack | Set), new("transformers", Pack | Set), new("vllm", Pack | LineTopics.Engine | LineTopics.Command), new("sglang", Pack | LineTopics.Engine | LineTopics.Command), new("sgl", Pack),
        new("deepspeed", Pack | Set | LineTopics.Command), new("accelerate", Pack | LineTopics.Command), new("peft", Pack), new("trl", Pack), new("flash", Pack), new("triton", Pack),
        new("xformers", Pack), new("bitsandbytes", Pack), new("gptq", Pack), new("awq", Pack), new("numpy", Pack), new("tokenizers", Pack), new("tiktoken", Pack), new("sentence", Pack), new("datasets", Pack),
        new("optimum", Pack), new("modelscope", Pack), new("llama-cpp", Pack), new("llama_cpp", Pack), new("lmdeploy", Pack | LineTopics.Command), new("fschat", Pack), new("fastchat", Pack), new("ollama", Pack | LineTopics.Engine | LineTopics.Command),
        new("swift", Pack | LineTopics.Command), new("axolotl", Pack), new("factory", Pack | LineTopics.Command), new("unsloth", Pack), new("gradio", Pack), new("nccl", Pack), new("cudnn", Pack), new("cann", Pack | LineTopics.Tool),
        new("rocm", Pack | LineTopics.Tool), new("gcc", Pack | LineTopics.Tool), new("==", Pack), new("installed ", Pack), new("already satisfied", Pack), new("Package", Pack), new("# Name", Pack), new("[pip", Pack), new("[conda", Pack),
        new("cuda", Pack | LineTopics.Path | LineTopics.Tool), new("driver", Pack | LineTopics.Smi), new("驱动", Pack), new("版本", Pack), new("xgrammar", Pack), new("outlines", Pack), new("protobuf", Pack), new("pydantic", Pack), new("openai", Pack),
        new("python", Pack | LineTopics.Path | LineTopics.Command | LineTopics.Tool), new("huggingface", Pack), new("safetensors", Pack), new("fairscale", Pack), new("megatron", Pack), new("mindspore", Pack),
        new("nvidia", Hard | LineTopics.Smi), new("GPU", Hard | LineTopics.Smi | LineTopics.Engine), new("RTX", Hard), new("GTX", Hard), new("Tesla", Hard), new("Radeon", Hard | LineTopics.Tool), new("Instinct", Hard), new("GeForce", Hard),
        new("A100", Hard), new("A800", Hard), new("H100", Hard), new("H800", Hard), new("H20", Hard), new("V100", Hard), new("L40", Hard), new("L20", Hard), new("A10", Hard), new("A30", Hard), new("A40", Hard), new("T4", Hard), new("L4", Hard),
        new("P40", Hard), new("P100", Hard), new("B200", Hard), new("A6000", Hard), new("A5000", Hard), new("MI2", Hard), new("MI3", Hard), new("MI50", Hard), new("MI60", Hard), new("910", Hard | LineTopics.Tool), new("310P", Hard),
        new("1080", Hard), new("1660", Hard), new("20 series", Hard), new("2060", Hard), new("2070", Hard), new("2080", Hard), new("3050", Hard), new("3060", Hard), new("3070", Hard), new("3080", Hard), new("3090", Hard), new("4060", Hard), new("4070", Hard),
        new("4080", Hard), new("4090", Hard), new("5060", Hard), new("5070", Hard), new("5080", Hard), new("5090", Hard), new("7900", Hard), new("显卡", Hard), new("卡", Hard), new("MacBook", Hard), new("Apple", Hard), new("macOS", Hard), new("Mac ", Hard),
        new("Ubuntu", Hard), new("Debian", Hard), new("CentOS", Hard), new("Red Hat", Hard), new("RHEL", Hard), new("Rocky", Hard), new("Fedora", Hard), new("Arch Linux", Hard), new("openEuler", Hard), new("SUSE", Hard), new("AlmaLinux", Hard), new("Windows", Hard), new("win10", Hard), new("win11", Hard),
        new("WSL", Hard | LineTopics.Tool), new("Linux", Hard | LineTopics.Tool), new("Darwin", Hard | LineTopics.Tool), new("ascend", Hard | LineTopics.Tool), new("昇腾", Hard), new("Kaggle", Hard | LineTopics.Path), new("Colab", Hard), new("docker", Hard | LineTopics.Tool | LineTopics.Command),
        new("gfx", LineTopics.Tool), new("Card s", LineTopics.Tool), new("MiB /", LineTopics.Smi), new("MiB,", LineTopics.Smi), new("SMI", LineTopics.Smi | LineTopics.Tool), new("| 0000", LineTopics.Smi), new("├", LineTopics.None),
        new("to allocate", LineTopics.OutOfMemory), new("total capac", LineTopics.OutOfMemory), new("by PyTorch", LineTopics.OutOfMemory), new("allocating ", LineTopics.OutOfMemory), new("already allocated", LineTopics.OutOfMemory), new("out of memory", LineTopics.OutOfMemory),
        new("/home/", LineTopics.Path), new("/root/", LineTopics.Path), new("/usr/l", LineTopics.Path), new("/Users/", LineTopics.Path), new("/mnt/", LineTopics.Path), new(":\\", LineTopics.Path), new("conda", LineTopics.Path | LineTopics.Command), new("venv", LineTopics.Path), new("ipy", LineTopics.Path),
        new("/content/", LineTopics.Path), new("libcu", LineTopics.Path), new("/whl/", LineTopics.Path), new("-cp3", LineTopics.Path), new("cpython-3", LineTopics.Path), new("/opt/h", LineTopics.Path), new("/dev/shm", LineTopics.Path | LineTopics.Tool),
        new("release ", LineTopics.Tool), new("Mem:", LineTopics.Tool), new("Swap:", LineTopics.Tool), new("PRETTY_NAME", LineTopics.Tool), new("% /", LineTopics.Tool), new("glibc", Pack),
        new("model", Set | LineTopics.Engine), new("parallel", Set), new("--tp", Set), new("tp_size", Set), new("-tp ", Set), new("tp=", Set), new("TP ", Set), new("dtype", Set), new("quant", Set), new("max_", Set), new("max-", Set), new("temperature", Set), new("nproc", Set), new("nnodes", Set),
        new("world", Set), new("num_gpus", Set), new("num-gpus", Set), new("lora", Set), new("load_in", Set), new("load-in", Set), new("stage", Set), new("batch_size", Set), new("ctx", Set | LineTopics.Engine), new("context", Set), new("zero", Set), new("finetuning", Set), new("node", Set), new("adapter", Set), new("bf16", Set), new("fp16", Set), new("bits", Set),
        new("from_pretrained", Set), new("num_predict", Set), new("VISIBLE_DEVICES", Set), new("local_rank", Set), new("rank", Set), new("tensor", Set),
        new("build", LineTopics.Engine), new("llm_load", LineTopics.Engine), new("llama_", LineTopics.Engine), new("print_info", LineTopics.Engine), new("ggml", LineTopics.Engine), new("library=", LineTopics.Engine), new("Args {", LineTopics.Engine), new("LLM engine", LineTopics.Engine), new("Device 0", LineTopics.Engine), new("compute ", LineTopics.Engine),
        new("torchrun", LineTopics.Command), new("mpirun", LineTopics.Command), new("srun", LineTopics.Command), new("./", LineTopics.Command), new("llama-", LineTopics.Command), new("launcher", LineTopics.Command), new("ray ", LineTopics.Command | Pack), new("xinference", LineTopics.Command | Pack), new("trtllm", LineTopics.Command), new("mlx", LineTopics.Command | Pack),
    ];

    private static readonly SearchValues<string> AllWords = SearchValues.Create([.. Words.Concat(EvidenceWords.All.Select(word => new Word(word.Text, LineTopics.None))).Select(word => word.Text)], StringComparison.OrdinalIgnoreCase);
    private static readonly Dictionary<char, Word[]> ByFirst = Words.GroupBy(word => char.ToLowerInvariant(word.Text[0])).ToDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The topics of a line; evidence for engines and stages is counted on the way.</summary>
    /// <param name="line">The line.</param>
    /// <param name="context">Receives the evidence.</param>
    public static LineTopics Of(in LogLine line, TextContext context)
    {
        LineTopics topics = LineTopics.None;
        ReadOnlySpan<char> text = line.Text;
        int at = 0;
        while (at < text.Length)
        {
            int index = text[at..].IndexOfAny(AllWords);
            if (index < 0)
            {
                break;
            }

            at += index;
            ReadOnlySpan<char> rest = text[at..];
            if (ByFirst.TryGetValue(char.ToLowerInvariant(rest[0]), out Word[]? words))
            {
                foreach (Word word in words)
                {
                    if (rest.StartsWith(word.Text, StringComparison.OrdinalIgnoreCase))
                    {
                        topics |= word.Topics;
                    }
                }
            }

            EvidenceWords.Count(line, at, context);
            at++;
        }

        return topics;
    }

    private readonly record struct Word(string Text, LineTopics Topics);
}
