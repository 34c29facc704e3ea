namespace Diagnoser.Collectors.ModelFiles;

/// <summary>What a GGUF file says of itself.</summary>
internal sealed record GgufFile
{
    /// <summary>The file as a weight file: its tensors and the length that they call for.</summary>
    public required WeightFile Weights { get; init; }

    public uint Version { get; init; }

    /// <summary>The keys and values that are text, numbers or truth values; of lists, only how long they are.</summary>
    public IReadOnlyDictionary<string, object> Metadata { get; init; } = new Dictionary<string, object>();

    /// <summary>How many tokens the vocabulary has; null if it has none.</summary>
    public long? Tokens { get; init; }

    /// <summary>The text of the end-of-text token; null if it is not known.</summary>
    public string? EosText { get; init; }

    public string? Text(string key) => Metadata.TryGetValue(key, out object? value) ? value as string : null;

    public long? Number(string key) => Metadata.TryGetValue(key, out object? value) && value is long number ? number : null;

    /// <summary>A number under the model's own architecture: <c>llama.block_count</c>.</summary>
    public long? OfArchitecture(string key) => Text("general.architecture") is { } architecture ? Number($"{architecture}.{key}") : null;
}
