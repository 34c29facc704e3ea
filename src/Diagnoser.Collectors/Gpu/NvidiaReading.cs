namespace Diagnoser.Collectors.Gpu;

/// <summary>What NVIDIA's library or tool says of the GPUs.</summary>
public sealed record NvidiaReading
{
    /// <summary>What said it: <c>NVML</c>, <c>nvidia-smi</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Why nothing could be read, in the words of the library or tool; null if it went well.</summary>
    public string? Failure { get; init; }

    /// <summary>The driver's version.</summary>
    public string? DriverVersion { get; init; }

    /// <summary>The newest CUDA that the driver supports.</summary>
    public string? CudaVersion { get; init; }

    /// <summary>The GPUs.</summary>
    public IReadOnlyList<NvidiaGpu> Gpus { get; init; } = [];
}
