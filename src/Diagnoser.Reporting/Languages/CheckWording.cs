namespace Diagnoser.Reporting.Languages;

/// <summary>The fixed words of a check's report, which tells of a machine instead of a failure.</summary>
internal sealed record CheckWording
{
    public required string Problem { get; init; }
    public required string Problems { get; init; }
    public required string NothingWrong { get; init; }
    public required string WorthKnowing { get; init; }
    public required string LookedAt { get; init; }
    public required string NotRead { get; init; }
    public required string Machine { get; init; }
    public required string Gpu { get; init; }
    public required string NoGpu { get; init; }
    public required string Python { get; init; }
    public required string NoPython { get; init; }
    public required Counted Packages { get; init; }
    public required string Model { get; init; }
    public required string Tokenizer { get; init; }

    public required string WillItFit { get; init; }

    /// <summary>What is needed against what is there: weights, cache, tokens, KiB a token, overhead, sum, available, where, verdict.</summary>
    public required string Needed { get; init; }

    public required string OnGpus { get; init; }
    public required string OnProcessor { get; init; }
    public required string Fits { get; init; }
    public required string Tight { get; init; }
    public required string Offload { get; init; }
    public required string Slow { get; init; }
    public required string TooLarge { get; init; }

    /// <summary>The longest context that fits: tokens.</summary>
    public required string LongestContext { get; init; }

    /// <summary>The same, with the tokens that the model was made for.</summary>
    public required string LongestContextOf { get; init; }

    /// <summary>All tokens that the model was made for fit.</summary>
    public required string WholeContext { get; init; }

    /// <summary>Memory for training: full, LoRA, QLoRA.</summary>
    public required string Training { get; init; }

    public required string FullTraining { get; init; }

    /// <summary>Which kinds of training the GPUs have memory for.</summary>
    public required string TrainingThatFits { get; init; }

    public required string Nothing { get; init; }
    public required string WouldFit { get; init; }

    public static CheckWording Of(ReportLanguage language) => language == ReportLanguage.Chinese ? Chinese : English;

    private static CheckWording English { get; } = new()
    {
        Problem = "Problem",
        Problems = "{0} problems, the surest first",
        NothingWrong = "Nothing wrong was found.",
        WorthKnowing = "Worth knowing",
        LookedAt = "Looked at",
        NotRead = "Could not be read",
        Machine = "machine",
        Gpu = "GPU",
        NoGpu = "none found: no driver answers and no GPU is on the bus. Models run on the processor here, which suits small quantized ones (llama.cpp, Ollama)",
        Python = "Python",
        NoPython = "none found; name one with --python",
        Packages = new("{0} package", "{0} packages"),
        Model = "model",
        Tokenizer = "tokenizer of {0} tokens",
        WillItFit = "Will it fit?",
        Needed = "weights {0} GiB + KV cache {1} GiB ({2} tokens, {3} KiB each) + {4} GiB to work in = {5} GiB of {6} GiB {7}: {8}.",
        OnGpus = "on the GPUs",
        OnProcessor = "in main memory",
        Fits = "it fits",
        Tight = "it just fits",
        Offload = "it fits only with a part of the layers in main memory, which is slow",
        Slow = "it fits, and runs on the processor",
        TooLarge = "it does not fit",
        LongestContext = "The longest context beside the weights is {0} tokens.",
        LongestContextOf = "The longest context beside the weights is {0} tokens; the model was made for {1}.",
        WholeContext = "There is room for all {0} tokens of context that the model was made for.",
        Training = "Training needs, before activations: {0} GiB for all weights (AdamW, mixed precision), {1} GiB for LoRA, {2} GiB for QLoRA.",
        FullTraining = "all weights",
        TrainingThatFits = "These GPUs have room for: {0}.",
        Nothing = "none of them",
        WouldFit = "This would fit:",
    };

    private static CheckWording Chinese { get; } = new()
    {
        Problem = "问题",
        Problems = "发现 {0} 个问题，最确定的在前",
        NothingWrong = "未发现问题。",
        WorthKnowing = "值得注意",
        LookedAt = "检查范围",
        NotRead = "无法读取",
        Machine = "机器",
        Gpu = "GPU",
        NoGpu = "未找到：没有驱动响应，总线上也没有 GPU。模型将在 CPU 上运行，适合小型量化模型（llama.cpp、Ollama）",
        Python = "Python",
        NoPython = "未找到；可用 --python 指定",
        Packages = new("{0} 个软件包", "{0} 个软件包"),
        Model = "模型",
        Tokenizer = "分词器 {0} 个词元",
        WillItFit = "能放得下吗？",
        Needed = "权重 {0} GiB + KV 缓存 {1} GiB（{2} 个词元，每个 {3} KiB）+ 工作内存 {4} GiB = {5} GiB，{7}共有 {6} GiB：{8}。",
        OnGpus = "GPU 显存",
        OnProcessor = "主内存",
        Fits = "放得下",
        Tight = "勉强放得下",
        Offload = "只有把部分层放入主内存才放得下，速度较慢",
        Slow = "放得下，在 CPU 上运行",
        TooLarge = "放不下",
        LongestContext = "除权重外最长可用上下文为 {0} 个词元。",
        LongestContextOf = "除权重外最长可用上下文为 {0} 个词元；模型设计长度为 {1}。",
        WholeContext = "可容纳模型设计的全部 {0} 个词元上下文。",
        Training = "训练所需内存（不含激活值）：全参数 {0} GiB（AdamW，混合精度），LoRA {1} GiB，QLoRA {2} GiB。",
        FullTraining = "全参数",
        TrainingThatFits = "这些 GPU 可用于：{0}。",
        Nothing = "以上均不可",
        WouldFit = "以下设置放得下：",
    };
}
