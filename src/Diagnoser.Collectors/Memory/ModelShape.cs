namespace Diagnoser.Collectors.Memory;

/// <summary>The numbers of a model that its memory depends on.</summary>
public sealed record ModelShape
{
    /// <summary>Layers.</summary>
    public required long Layers { get; init; }

    /// <summary>Hidden size.</summary>
    public required long HiddenSize { get; init; }

    /// <summary>Attention heads.</summary>
    public required long Heads { get; init; }

    /// <summary>Key-value heads; fewer than heads with grouped-query attention.</summary>
    public required long KeyValueHeads { get; init; }

    /// <summary>Size of one head.</summary>
    public required long HeadSize { get; init; }

    /// <summary>Size of the feed-forward layers; of one expert where there are experts.</summary>
    public long IntermediateSize { get; init; }

    /// <summary>Experts of a layer; 0 or 1 for a dense model.</summary>
    public long Experts { get; init; }

    /// <summary>Rows of the embedding.</summary>
    public long Vocabulary { get; init; }

    /// <summary>Whether input and output share their embedding.</summary>
    public bool TiedEmbeddings { get; init; }

    /// <summary>Values that latent attention caches for a token and a layer (rank and positional part); null for other attention.</summary>
    public long? LatentSize { get; init; }
}
