namespace Diagnoser.Collectors.Python;

/// <summary>A Python with the folders in which its packages lie.</summary>
internal sealed record PythonEnvironment
{
    /// <summary>The folder that sys.prefix names.</summary>
    public required string Prefix { get; init; }

    /// <summary>The program; null if only the folder was found.</summary>
    public string? Executable { get; init; }

    /// <summary>conda, venv, uv, poetry, pyenv, system or notebook.</summary>
    public required string Kind { get; init; }

    /// <summary>Its version, as exactly as files tell; null if they do not.</summary>
    public string? Version { get; init; }

    /// <summary>The folders of packages, in the order in which Python searches them.</summary>
    public IReadOnlyList<string> PackageFolders { get; init; } = [];

    /// <summary>The folder of packages in the user's home, if Python would search it; it is one of <see cref="PackageFolders"/>.</summary>
    public string? UserFolder { get; init; }

    /// <summary>Why this one was taken, in words for a reader.</summary>
    public required string Reason { get; init; }

    /// <summary>Major and minor version: <c>3.10</c>.</summary>
    public string? Series => Version?.Split('.') is [var major, var minor, ..] ? $"{major}.{minor}" : Version;
}
