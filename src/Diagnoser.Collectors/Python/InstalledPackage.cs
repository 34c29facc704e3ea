namespace Diagnoser.Collectors.Python;

/// <summary>A package as its metadata on disk tells.</summary>
internal sealed record InstalledPackage
{
    /// <summary>The name in PEP 503 form.</summary>
    public required string Name { get; init; }

    /// <summary>The version.</summary>
    public required string Version { get; init; }

    /// <summary>The folder or file of its metadata.</summary>
    public required string Metadata { get; init; }

    /// <summary>The folder of packages in which it lies.</summary>
    public required string Folder { get; init; }

    /// <summary>What its metadata requires, as written.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>Where it was installed from, if not from an index: an address or a folder.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether it is installed as editable.</summary>
    public bool IsEditable { get; init; }
}
