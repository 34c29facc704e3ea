using System.Collections;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Diagnoser.Collectors.Gpu;

namespace Diagnoser.Collectors.Machines;

/// <summary>The machine on which the tool runs.</summary>
public sealed class LocalMachine : IMachine
{
    private readonly LocalTools _tools;

    /// <summary>Opens the machine; nothing is read yet but the environment variables.</summary>
    /// <param name="time">The clock.</param>
    public LocalMachine(TimeProvider time)
    {
        Time = time;
        Variables = ReadVariables();
        System = Describe();
        _tools = new LocalTools(this);
    }

    /// <inheritdoc/>
    public MachineSystem System { get; }

    /// <inheritdoc/>
    public IMachineFiles Files { get; } = new LocalFiles();

    /// <inheritdoc/>
    public IMachineTools Tools => _tools;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <inheritdoc/>
    public TimeProvider Time { get; }

    /// <inheritdoc/>
    public NvidiaReading? ReadNvidiaLibrary() => NvidiaLibrary.Read();

    private static Dictionary<string, string> ReadVariables()
    {
        Dictionary<string, string> variables = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return variables;
    }

    private static MachineSystem Describe() => new()
    {
        Kind = OperatingSystem.IsWindows() ? OperatingSystemKind.Windows
            : OperatingSystem.IsMacOS() ? OperatingSystemKind.MacOS
            : OperatingSystemKind.Linux,
        Description = RuntimeInformation.OSDescription,
        Version = Environment.OSVersion.Version.ToString(),
        Architecture = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x86_64",
            Architecture.Arm64 => "aarch64",
            Architecture other => other.ToString().ToLowerInvariant(),
        },
        Processors = Environment.ProcessorCount,
        MemoryBytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        ProcessorFeatures = ReadFeatures(),
        CurrentDirectory = Environment.CurrentDirectory,
        HomeDirectory = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
    };

    private static List<string> ReadFeatures()
    {
        List<string> features = [];
        Note(Sse42.IsSupported, "sse4_2");
        Note(Avx.IsSupported, "avx");
        Note(Avx2.IsSupported, "avx2");
        Note(Fma.IsSupported, "fma");
        Note(Avx512F.IsSupported, "avx512f");
        Note(AvxVnni.IsSupported, "avx_vnni");
        Note(AdvSimd.IsSupported, "neon");
        Note(Dp.IsSupported, "asimddp");
        return features;

        void Note(bool supported, string name)
        {
            if (supported)
            {
                features.Add(name);
            }
        }
    }
}
