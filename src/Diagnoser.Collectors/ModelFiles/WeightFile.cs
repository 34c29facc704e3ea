namespace Diagnoser.Collectors.ModelFiles;

/// <summary>What the header of a weight file says.</summary>
internal sealed record WeightFile
{
    public required string Name { get; init; }

    public required long Length { get; init; }

    /// <summary>The length that the header calls for; null if it does not tell.</summary>
    public long? ExpectedLength { get; init; }

    /// <summary>Why the header cannot be read; null if it can.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether the file ends within its own header or directory.</summary>
    public bool EndsEarly { get; init; }

    public IReadOnlyList<TensorInfo> Tensors { get; init; } = [];
}
