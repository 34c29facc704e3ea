namespace Diagnoser.Collectors;

/// <summary>What a system says of itself without a file being read.</summary>
public sealed record MachineSystem
{
    /// <summary>The kind of operating system.</summary>
    public required OperatingSystemKind Kind { get; init; }

    /// <summary>The system's own description, for example <c>Microsoft Windows 10.0.22631</c>.</summary>
    public string Description { get; init; } = "";

    /// <summary>The number of the kernel or the build, for example <c>10.0.22631</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary><c>x86_64</c>, <c>aarch64</c> or what else the processor is.</summary>
    public string Architecture { get; init; } = "";

    /// <summary>Logical processors.</summary>
    public int Processors { get; init; }

    /// <summary>Memory of the host in bytes; 0 if it is not known.</summary>
    public long MemoryBytes { get; init; }

    /// <summary>Instruction sets that programs can use here: <c>avx avx2 avx512f</c>.</summary>
    public IReadOnlyList<string> ProcessorFeatures { get; init; } = [];

    /// <summary>The folder in which the tool was started.</summary>
    public string CurrentDirectory { get; init; } = "";

    /// <summary>The user's home folder.</summary>
    public string HomeDirectory { get; init; } = "";
}
