namespace Diagnoser.Collectors.ModelFiles;

/// <summary>Everything that was read of a model's folder or file.</summary>
internal sealed record ModelFolder
{
    public required ModelLocation Location { get; init; }

    /// <summary>The files with their lengths.</summary>
    public required IReadOnlyDictionary<string, long> Files { get; init; }

    /// <summary>config.json; null if there is none that can be read.</summary>
    public ModelConfig? Config { get; init; }

    /// <summary>The end-of-text ids of generation_config.json.</summary>
    public IReadOnlyList<long> GenerationEos { get; init; } = [];

    public long? GenerationPad { get; init; }

    public bool HasGenerationConfig { get; init; }

    public TokenizerFiles Tokenizer { get; init; } = new();

    /// <summary>safetensors, bin, pth or gguf; null if there are no weights.</summary>
    public string? Format { get; init; }

    public IReadOnlyList<WeightFile> Weights { get; init; } = [];

    /// <summary>Of the index: each tensor with its file; empty if there is no index.</summary>
    public IReadOnlyDictionary<string, string> Index { get; init; } = new Dictionary<string, string>();

    public GgufFile? Gguf { get; init; }

    /// <summary>The base model that adapter_config.json names, if the folder holds an adapter.</summary>
    public string? AdapterBase { get; init; }

    /// <summary>Files that cannot be read, with the reason.</summary>
    public IReadOnlyList<(string Name, string Reason)> Faults { get; init; } = [];

    public IEnumerable<TensorInfo> Tensors => Weights.SelectMany(file => file.Tensors);
}
