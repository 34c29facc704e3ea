namespace Diagnoser.Collectors.Memory;

/// <summary>What is asked when a model is held against a machine.</summary>
public sealed record FitRequest
{
    /// <summary>Bytes of the KV cache of one token; <see cref="MemoryArithmetic.KeyValuePerToken"/> gives it.</summary>
    public required long KeyValueBytesPerToken { get; init; }

    /// <summary>Parameters of the model.</summary>
    public required double Parameters { get; init; }

    /// <summary>Bytes of the weights as they will be loaded.</summary>
    public required long WeightBytes { get; init; }

    /// <summary>Tokens of context.</summary>
    public required long Context { get; init; }

    /// <summary>Requests at the same time.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Whether the cache is kept in 16 bits, so that it could be halved.</summary>
    public bool CanHalveCache { get; init; } = true;

    /// <summary>Free memory of each GPU in bytes.</summary>
    public required IReadOnlyList<long> GpuBytes { get; init; }

    /// <summary>Memory of the host in bytes, into which layers can be put; 0 for none.</summary>
    public long HostBytes { get; init; }
}
