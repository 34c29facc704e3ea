namespace Diagnoser.Collectors.Gpu;

/// <summary>One NVIDIA GPU.</summary>
public sealed record NvidiaGpu
{
    /// <summary>Its number in the order of the PCI bus.</summary>
    public required int Index { get; init; }

    /// <summary>Its name with the maker: <c>NVIDIA GeForce RTX 3060</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Memory in bytes; 0 if it is not known.</summary>
    public long TotalBytes { get; init; }

    /// <summary>Memory in use in bytes; null if it is not known.</summary>
    public long? UsedBytes { get; init; }

    /// <summary>Compute capability, for example <c>8.6</c>; null if it is not known.</summary>
    public string? ComputeCapability { get; init; }

    /// <summary>Memory errors that ECC could not correct since the driver was loaded; null if it is not known.</summary>
    public long? UncorrectedErrors { get; init; }

    /// <summary>Whether the GPU is divided (MIG); null if it is not known.</summary>
    public bool? IsDivided { get; init; }

    /// <summary>What runs on the GPU, for example <c>2214 python (8012 MiB)</c>.</summary>
    public IReadOnlyList<string> Processes { get; init; } = [];
}
