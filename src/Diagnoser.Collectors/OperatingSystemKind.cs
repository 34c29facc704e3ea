namespace Diagnoser.Collectors;

/// <summary>The kind of operating system; WSL is Linux.</summary>
public enum OperatingSystemKind
{
    /// <summary>Linux, also under WSL.</summary>
    Linux,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>macOS.</summary>
    MacOS,
}
